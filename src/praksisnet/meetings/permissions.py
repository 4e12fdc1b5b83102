from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import ANYBODY, ANYBODY_SIGNED_IN, Access, Row, Who, allow, only

MEETING, SESSION = {"meeting_id": "meeting"}, {"session_id": "session"}
ROUND, PART = {"round_id": "round"}, {"part_id": "core_session"}
SPEAKING = {"speaking_id": "speaking"}
SEERS = (Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR, Who.KNOWLEDGE_PARTNER, Who.AUTHORITY)
RUN = only(Who.FACILITATOR, known_to=SEERS)
STAFF = (Who.KNOWLEDGE_PARTNER, Who.AUTHORITY)
RUN_ROUND = allow(Who.FACILITATOR, forbidden=STAFF)
PLAN = allow(
    Who.FACILITATOR,
    Who.OTHER_FACILITATOR,
    forbidden=(Who.PARTICIPANT, Who.COORDINATOR, Who.OTHER_PARTICIPANT, Who.OTHER_COORDINATOR, *STAFF),
)


def _run(name: str, label: object, *, get: Access | None = RUN, kwargs: dict[str, str] = MEETING) -> Row:
    """What only the facilitator of a meeting does."""
    return Row(f"meetings:{name}", label, get=get, post=RUN, kwargs=kwargs)


def _round(name: str, label: object, *, get: Access | None = RUN_ROUND, kwargs: dict[str, str] = ROUND) -> Row:
    """What only the facilitators of the whole programme do."""
    return Row(f"meetings:{name}", label, get=get, post=RUN_ROUND, kwargs=kwargs)


PERMISSIONS = [
    Row("meetings:meetings", _("See the meetings of one’s networks"), get=ANYBODY_SIGNED_IN),
    Row("meetings:calendar", _("Save a meeting in one’s calendar"), get=allow(*SEERS), kwargs=MEETING),
    Row("meetings:meeting_new", _("Make a meeting"), get=PLAN, post=PLAN),
    Row("meetings:settings", _("See everything about a meeting"), get=RUN, kwargs=MEETING),
    _run("about", _("Say what a meeting is about")),
    _run("date", _("Say when and where a meeting is")),
    _run("places", _("Set how many places a meeting has")),
    _run("place_rules", _("Set how the places of a meeting are given")),
    _run("announcement", _("Announce the date of a meeting")),
    _run("approval", _("Send a programme to the authority for approval")),
    _run("publication", _("Publish a meeting and invite")),
    _run("meeting_change", _("Cancel or move a meeting, or hold it online")),
    _round("round_change", _("Cancel or move all meetings of a round, or hold them online")),
    _run("plan_change", _("Undo that a meeting was cancelled or moved"), kwargs={"change_id": "plan_change"}),
    _run("closing", _("Close a meeting with summary and decisions")),
    Row("meetings:letter_texts", _("See what the mails about a meeting say"), get=RUN, kwargs=MEETING),
    _run("letter_text", _("Write in the mails about a meeting"), kwargs={**MEETING, "purpose": "letter_purpose"}),
    _run("session_new", _("Add a part to a meeting’s programme")),
    _run("session", _("Change a part of a meeting’s programme"), kwargs=SESSION),
    _run("session_removal", _("Take a part out of a meeting’s programme"), kwargs=SESSION),
    _run("session_position", _("Move a part of a meeting’s programme"), get=None, kwargs=SESSION),
    _run("session_core", _("Take over what the core programme says"), get=None, kwargs=SESSION),
    Row("meetings:round_new", _("Make a round of meetings"), get=PLAN, post=PLAN),
    Row("meetings:round", _("See a round with its core programme"), get=RUN_ROUND, kwargs=ROUND),
    _round("round_meeting", _("Make a new meeting in a round"), get=None),
    _round("round_several", _("Let one person come to several meetings of a round"), get=None),
    _round("part_new", _("Add a part to a core programme")),
    _round("part", _("Change a part of a core programme"), kwargs=PART),
    _round("part_removal", _("Take a part out of a core programme"), kwargs=PART),
    _round("part_position", _("Move a part of a core programme"), get=None, kwargs=PART),
    Row(
        "meetings:speakers", _("Name those who speak at a meeting"), get=RUN, post=RUN, kwargs={"meeting_id": "meeting"}
    ),
    Row("meetings:speaker_talk", _("Write a talk and put slides for a speaker"), get=RUN, post=RUN, kwargs=SPEAKING),
    Row("meetings:speaker_link", _("Send a speaker a new private link"), post=RUN, kwargs=SPEAKING),
    Row("meetings:speaker_revocation", _("Block a speaker’s private link"), post=RUN, kwargs=SPEAKING),
    Row("meetings:speaker_removal", _("Take a speaker out of the programme"), get=RUN, post=RUN, kwargs=SPEAKING),
    Row(
        "meetings:speaking",
        _("Write one’s talk and put slides through the private link of a speaker"),
        get=ANYBODY,
        post=ANYBODY,
        kwargs={"token": "speaking_token"},
    ),
    Row(
        "meetings:notes",
        _("Read the notes of a session; write them as one who takes part"),
        get=allow(*SEERS),
        post=RUN,
        kwargs={"session_id": "session"},
    ),
]
