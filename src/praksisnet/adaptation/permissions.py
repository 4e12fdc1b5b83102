from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import ANYBODY, Row, Who, allow, only

NEED, CHANGE, SIGNAL = {"need_id": "need"}, {"change_id": "change"}, {"signal_id": "signal"}
DAY, MEETING, SESSION = {"meeting_id": "development_day"}, {"meeting_id": "meeting"}, {"session_id": "session"}
SPEAKERS = (Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR)
SEERS = (*SPEAKERS, Who.KNOWLEDGE_PARTNER, Who.AUTHORITY)
ELSEWHERE = (Who.OTHER_PARTICIPANT, Who.OTHER_COORDINATOR, Who.OTHER_FACILITATOR)


SPEAK = only(*SPEAKERS, known_to=SEERS)
DECIDE = only(Who.FACILITATOR, known_to=SEERS)
WRITE = allow(
    Who.FACILITATOR,
    Who.OTHER_FACILITATOR,
    forbidden=(*(who for who in SEERS if who != Who.FACILITATOR), Who.OTHER_PARTICIPANT, Who.OTHER_COORDINATOR),
)
# A development day is not shown to members.
PREPARE = allow(Who.FACILITATOR, Who.KNOWLEDGE_PARTNER, forbidden=(Who.AUTHORITY,))
READ_ALONG = allow(Who.FACILITATOR, Who.KNOWLEDGE_PARTNER, Who.AUTHORITY)
REPLY = allow(*SPEAKERS, Who.KNOWLEDGE_PARTNER, forbidden=(Who.AUTHORITY,))
RAISE = allow(*SPEAKERS, *ELSEWHERE, forbidden=(Who.KNOWLEDGE_PARTNER, Who.AUTHORITY))

PERMISSIONS = [
    Row("adaptation:needs", _("See the needs of one’s programmes"), get=allow(*SEERS, *ELSEWHERE)),
    Row("adaptation:need_new", _("Raise a need for a municipality"), get=RAISE, post=RAISE),
    Row("adaptation:need", _("See a need and what came of it"), get=allow(*SEERS), kwargs=NEED),
    Row("adaptation:support", _("Put a municipality behind a need"), post=SPEAK, kwargs=NEED),
    Row("adaptation:withdrawal", _("Withdraw a municipality from a need"), get=SPEAK, post=SPEAK, kwargs=NEED),
    Row("adaptation:text", _("Change the text of a need"), get=SPEAK, post=SPEAK, kwargs=NEED),
    Row("adaptation:merger", _("Merge a need into another"), get=DECIDE, post=DECIDE, kwargs=NEED),
    Row("adaptation:choice", _("Choose a need"), post=DECIDE, kwargs=NEED),
    Row("adaptation:answer", _("Answer a need"), get=DECIDE, post=DECIDE, kwargs=NEED),
    Row("adaptation:refusal", _("Not choose a need, and say why"), get=DECIDE, post=DECIDE, kwargs=NEED),
    Row(
        "adaptation:need_by_link",
        _("Raise a need by the link in the half-year’s mail"),
        get=ANYBODY,
        post=ANYBODY,
        kwargs={"token": "need_token"},
    ),
    Row("adaptation:changes", _("See what is done because somebody said something"), get=allow(*SEERS, *ELSEWHERE)),
    Row("adaptation:change_new", _("Write down what is changed, and why"), get=WRITE, post=WRITE),
    Row("adaptation:change", _("See a change and whether it helped"), get=allow(*SEERS), kwargs=CHANGE),
    Row("adaptation:change_text", _("Change the text of a change"), get=DECIDE, post=DECIDE, kwargs=CHANGE),
    Row("adaptation:change_publication", _("Publish a change"), post=DECIDE, kwargs=CHANGE),
    Row("adaptation:change_removal", _("Throw the draft of a change away"), get=DECIDE, post=DECIDE, kwargs=CHANGE),
    Row(
        "adaptation:agenda", _("See a development day’s agenda, and make it"), get=READ_ALONG, post=PREPARE, kwargs=DAY
    ),
    Row("adaptation:signal", _("See a signal and what was decided"), get=READ_ALONG, kwargs=SIGNAL),
    Row("adaptation:signal_resource", _("Tie knowledge to a need on an agenda"), post=PREPARE, kwargs=SIGNAL),
    Row("adaptation:signal_session", _("Make a signal part of a programme"), get=PREPARE, post=PREPARE, kwargs=SIGNAL),
    Row(
        "adaptation:signal_change", _("Change something because of a signal"), get=PREPARE, post=PREPARE, kwargs=SIGNAL
    ),
    Row("adaptation:signal_task", _("Make a task of a signal"), get=PREPARE, post=PREPARE, kwargs=SIGNAL),
    Row("adaptation:signal_refusal", _("Say of a signal: not now, because"), get=PREPARE, post=PREPARE, kwargs=SIGNAL),
    Row("adaptation:questions", _("Answer the questions before a meeting"), get=REPLY, post=REPLY, kwargs=MEETING),
    Row("adaptation:questions_wording", _("Ask before a meeting"), get=DECIDE, post=DECIDE, kwargs=MEETING),
    Row("adaptation:meeting_grounds", _("See why a meeting’s parts are on its programme"), get=DECIDE, kwargs=MEETING),
    Row("adaptation:grounds", _("Say why something is on the programme"), get=DECIDE, post=DECIDE, kwargs=SESSION),
    Row(
        "adaptation:ground_removal",
        _("Take away a reason why something is on the programme"),
        post=DECIDE,
        kwargs={**SESSION, "ground_id": "ground"},
    ),
]
