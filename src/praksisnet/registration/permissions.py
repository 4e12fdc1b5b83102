from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import ANYBODY, Row, Who, allow, only

MEETING, REGISTRATION = {"meeting_id": "meeting"}, {"registration_id": "registration"}
TOKEN = {"token": "registration_token"}
SEERS = (Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR, Who.KNOWLEDGE_PARTNER, Who.AUTHORITY)


REGISTER = allow(*SEERS)
OWN = only(Who.COORDINATOR, known_to=SEERS)
COMPANY = only(Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR, Who.KNOWLEDGE_PARTNER, known_to=SEERS)
RUN = only(Who.FACILITATOR, known_to=SEERS)
CANCEL = only(Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR, known_to=SEERS)

PERMISSIONS = [
    Row("registration:registration", _("Register for a meeting"), get=REGISTER, post=REGISTER, kwargs=MEETING),
    Row("registration:cancellation", _("Cancel a registration"), get=CANCEL, post=CANCEL, kwargs=REGISTRATION),
    Row("registration:participants", _("See who comes to a meeting"), get=COMPANY, kwargs=MEETING),
    Row("registration:participants_xlsx", _("Download the list of participants"), get=RUN, kwargs=MEETING),
    Row("registration:attendance", _("Mark who attended a meeting"), get=RUN, post=RUN, kwargs=MEETING),
    Row("registration:history", _("See what happened to a registration"), get=RUN, kwargs=REGISTRATION),
    Row("registration:from_us", _("See who comes from one’s own municipality"), get=OWN, kwargs=MEETING),
    Row("registration:offer", _("Answer whether to take a place"), get=CANCEL, post=CANCEL, kwargs=REGISTRATION),
    Row("registration:queue_move", _("Move somebody on the waiting list"), get=RUN, post=RUN, kwargs=REGISTRATION),
    Row(
        "registration:mailed_offer",
        _("Take a place, or say no, through the link in a mail"),
        get=ANYBODY,
        post=ANYBODY,
        kwargs=TOKEN,
    ),
    Row("registration:mailed", _("Register through the link in a mail"), get=ANYBODY, post=ANYBODY, kwargs=TOKEN),
    Row(
        "registration:mailed_cancellation",
        _("Cancel through the link in a mail"),
        get=ANYBODY,
        post=ANYBODY,
        kwargs=TOKEN,
    ),
    Row("registration:substitution", _("Give a place to a colleague"), get=CANCEL, post=CANCEL, kwargs=REGISTRATION),
    Row(
        "registration:mailed_substitution",
        _("Give a place to a colleague through the link in a mail"),
        get=ANYBODY,
        post=ANYBODY,
        kwargs=TOKEN,
    ),
]
