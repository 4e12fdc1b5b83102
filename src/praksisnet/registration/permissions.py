from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import ANYBODY, Access, Row, Who, allow

MEETING, REGISTRATION = {"meeting_id": "meeting"}, {"registration_id": "registration"}
TOKEN = {"token": "registration_token"}
SEERS = (Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR, Who.KNOWLEDGE_PARTNER, Who.AUTHORITY)


def _only(*allowed: Who) -> Access:
    """Those may; the others who see the meeting are told that they may not."""
    return allow(*allowed, forbidden=tuple(who for who in SEERS if who not in allowed))


REGISTER = allow(*SEERS)
OWN = _only(Who.COORDINATOR)
COMPANY = _only(Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR, Who.KNOWLEDGE_PARTNER)
RUN = _only(Who.FACILITATOR)
CANCEL = _only(Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR)

PERMISSIONS = [
    Row("registration:registration", _("Register for a meeting"), get=REGISTER, post=REGISTER, kwargs=MEETING),
    Row("registration:cancellation", _("Cancel a registration"), get=CANCEL, post=CANCEL, kwargs=REGISTRATION),
    Row("registration:participants", _("See who comes to a meeting"), get=COMPANY, kwargs=MEETING),
    Row("registration:participants_xlsx", _("Download the list of participants"), get=RUN, kwargs=MEETING),
    Row("registration:attendance", _("Mark who attended a meeting"), get=RUN, post=RUN, kwargs=MEETING),
    Row("registration:history", _("See what happened to a registration"), get=RUN, kwargs=REGISTRATION),
    Row("registration:from_us", _("See who comes from one’s own municipality"), get=OWN, kwargs=MEETING),
    Row("registration:mailed", _("Register through the link in a mail"), get=ANYBODY, post=ANYBODY, kwargs=TOKEN),
    Row(
        "registration:mailed_cancellation",
        _("Cancel through the link in a mail"),
        get=ANYBODY,
        post=ANYBODY,
        kwargs=TOKEN,
    ),
]
