from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import ANYBODY, ANYBODY_SIGNED_IN, Row, Who, allow, only

MEETING, REGISTRATION = {"meeting_id": "meeting"}, {"registration_id": "registration"}
NETWORK = {"network_id": "network"}
GUEST = {"invitation_id": "guest_invitation"}
TOKEN = {"token": "registration_token"}
SEERS = (Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR, Who.KNOWLEDGE_PARTNER, Who.AUTHORITY)


REGISTER = allow(*SEERS)
OWN = only(Who.COORDINATOR, known_to=SEERS)
OTHERS = only(Who.COORDINATOR, Who.FACILITATOR, known_to=SEERS)
COMPANY = only(Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR, Who.KNOWLEDGE_PARTNER, known_to=SEERS)
RUN = only(Who.FACILITATOR, known_to=SEERS)
CANCEL = only(Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR, known_to=SEERS)

# The matrix's participant was at the meeting that is held.
ATTENDED = only(Who.PARTICIPANT, known_to=SEERS)
AT_THE_DOOR = only(Who.FACILITATOR, known_to=tuple(Who))
HELD, CODE = {"meeting_id": "meeting_under_evaluation"}, {"token": "arrival_token"}

PERMISSIONS = [
    Row(
        "registration:subscription", _("Get the own meetings in the own calendar"), ANYBODY_SIGNED_IN, ANYBODY_SIGNED_IN
    ),
    Row(
        "registration:feed",
        _("Fetch somebody’s meetings with the secret address"),
        ANYBODY,
        kwargs={"token": "feed_token"},
    ),
    Row("registration:registration", _("Register for a meeting"), get=REGISTER, post=REGISTER, kwargs=MEETING),
    Row(
        "registration:series",
        _("Register for all meetings of a network"),
        get=REGISTER,
        post=REGISTER,
        kwargs=NETWORK,
    ),
    Row("registration:series_end", _("Stop registering for all meetings"), get=REGISTER, post=REGISTER, kwargs=NETWORK),
    Row("registration:cancellation", _("Cancel a registration"), get=CANCEL, post=CANCEL, kwargs=REGISTRATION),
    Row("registration:participants", _("See who comes to a meeting"), get=COMPANY, kwargs=MEETING),
    Row("registration:participants_xlsx", _("Download the list of participants"), get=RUN, kwargs=MEETING),
    Row("registration:selection", _("Do something to many registrations at once"), post=RUN, kwargs=MEETING),
    Row("registration:letters", _("See which mails were sent about a meeting"), get=RUN, kwargs=MEETING),
    Row("registration:planned", _("See how many planned mails each has had"), get=RUN, kwargs=MEETING),
    Row(
        "registration:letter_copy",
        _("Send a mail about a meeting again"),
        get=RUN,
        post=RUN,
        kwargs={**MEETING, "letter_id": "meeting_letter"},
    ),
    Row(
        "registration:address",
        _("Say the right address of somebody whose mail comes back"),
        get=allow(Who.COORDINATOR, Who.FACILITATOR),
        post=allow(Who.COORDINATOR, Who.FACILITATOR),
        kwargs={"letter_id": "dead_letter"},
    ),
    Row("registration:attendance", _("Mark who attended a meeting"), get=RUN, post=RUN, kwargs=MEETING),
    Row("registration:swaps", _("Swap workshops"), get=REGISTER, post=REGISTER, kwargs=MEETING),
    Row("registration:allocation", _("Give out workshops"), get=RUN, post=RUN, kwargs=MEETING),
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
    Row("registration:questions", _("Choose what those who come are asked"), get=RUN, post=RUN, kwargs=MEETING),
    Row("registration:needs", _("See who needs which food and access"), get=RUN, kwargs=MEETING),
    Row("registration:venue", _("Tell the venue how many come"), get=RUN, post=RUN, kwargs=MEETING),
    Row("registration:venue_contact", _("Say who the venue is"), get=RUN, post=RUN, kwargs=MEETING),
    Row("registration:mode", _("Change between on site and online"), get=REGISTER, post=REGISTER, kwargs=MEETING),
    Row("registration:join", _("Join a meeting online"), get=None, post=REGISTER, kwargs=MEETING),
    Row(
        "registration:mailed_mode",
        _("Change between on site and online through the link in a mail"),
        get=ANYBODY,
        post=ANYBODY,
        kwargs=TOKEN,
    ),
    Row(
        "registration:mailed_join",
        _("Join a meeting online through the link in a mail"),
        get=None,
        post=ANYBODY,
        kwargs=TOKEN,
    ),
    Row("registration:answers", _("Say what one eats and needs"), get=REGISTER, post=REGISTER, kwargs=MEETING),
    Row(
        "registration:mailed_answers",
        _("Say what one eats and needs through the link in a mail"),
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
    Row("registration:other_dates", _("See the other dates of a round"), get=allow(*SEERS), kwargs=MEETING),
    Row(
        "registration:silent",
        _("See who has not confirmed, and give their places on"),
        get=RUN,
        post=RUN,
        kwargs=MEETING,
    ),
    Row("registration:confirmation", _("Confirm that one still comes"), post=CANCEL, kwargs=REGISTRATION),
    Row(
        "registration:mailed_confirmation",
        _("Confirm through the link in a mail"),
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
    Row("registration:arrivals", _("Check people in at a meeting"), get=RUN, post=RUN, kwargs=MEETING),
    Row("registration:arrivals_now", _("Check people in without a connection"), get=RUN, post=RUN, kwargs=MEETING),
    Row("registration:walk_in", _("Register somebody at the door"), get=RUN, post=RUN, kwargs=MEETING),
    Row("registration:arrivals_xlsx", _("Download who came"), get=RUN, kwargs=MEETING),
    Row("registration:check_in", _("Check somebody in by their code"), get=ANYBODY, post=AT_THE_DOOR, kwargs=CODE),
    Row("registration:code", _("Show one’s own code for check-in"), get=REGISTER, kwargs=MEETING),
    Row("registration:mailed_code", _("Show the code behind the link in a mail"), get=ANYBODY, kwargs=TOKEN),
    Row(
        "registration:listing",
        _("Stand in the list of participants or not"),
        get=REGISTER,
        post=REGISTER,
        kwargs=MEETING,
    ),
    Row(
        "registration:mailed_listing",
        _("Stand in the list or not, through the link in a mail"),
        get=ANYBODY,
        post=ANYBODY,
        kwargs=TOKEN,
    ),
    Row("registration:badges", _("Print badges"), get=RUN, kwargs=MEETING),
    Row("registration:sign_in", _("Print a list to sign"), get=RUN, kwargs=MEETING),
    Row("registration:participants_pdf", _("Print the list of participants"), get=COMPANY, kwargs=MEETING),
    Row("registration:certificate", _("Download one’s own certificate of attendance"), get=ATTENDED, kwargs=HELD),
    Row("registration:certificates", _("Download everybody’s certificates"), get=RUN, kwargs=MEETING),
    Row(
        "registration:mailed_certificate",
        _("Download the certificate behind the link in a mail"),
        get=ANYBODY,
        kwargs={"token": "certificate_token"},
    ),
    Row("registration:colleagues", _("Register colleagues"), get=OTHERS, post=OTHERS, kwargs=MEETING),
    Row("registration:asking", _("Ask those of one’s municipality who have not answered"), post=OWN, kwargs=MEETING),
    Row("registration:copies", _("Have receipts copied to the municipality’s mailbox"), post=OWN, kwargs=MEETING),
    Row("registration:guests", _("Invite guests to a meeting"), get=OTHERS, post=OTHERS, kwargs=MEETING),
    Row("registration:guest_withdrawal", _("Take a guest’s invitation back"), get=OTHERS, post=OTHERS, kwargs=GUEST),
    Row(
        "registration:someone_else",
        _("Get an own link instead of a forwarded one"),
        get=ANYBODY,
        post=ANYBODY,
        kwargs=TOKEN,
    ),
]
