"""The programme of the day as a page shows it: a slot is one part, or the parallel workshops of a block."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from praksisnet.kit import clock, formats
from praksisnet.kit.calendar import Attendee, Entry, Status
from praksisnet.kit.prepared import prepared
from praksisnet.meetings import sockets
from praksisnet.meetings.models import Meeting, Pool, Session, Speaking
from praksisnet.meetings.order import grouped
from praksisnet.meetings.queries.letter_texts import letter_texts
from praksisnet.meetings.queries.speaking import slides_out
from praksisnet.meetings.rules import may_run_meeting, state_of
from praksisnet.meetings.words import Mode, SessionKind, State
from praksisnet.notices.mails import address
from praksisnet.people.models import Person


@dataclass(frozen=True, slots=True)
class Part:
    """One session with who speaks and, for a workshop, its places."""

    session: Session
    speakers: list[Speaking]
    pools: list[Pool]

    @property
    def slides(self) -> list[Speaking]:
        """Those whose slides the participants find here."""
        return [one for one in self.speakers if slides_out(one, self.session.meeting)]

    @property
    def pool(self) -> Pool | None:
        """The places on site, or whatever there is."""
        return next((pool for pool in self.pools if pool.mode == Mode.ONSITE), next(iter(self.pools), None))

    @property
    def free(self) -> int:
        return sum(pool.free for pool in self.pools)


@dataclass(frozen=True, slots=True)
class Slot:
    """``hours``: “9.30–10.15”; without a date how long it takes."""

    parts: list[Part]
    session: Session  # the first
    block: int | None
    hours: str
    starts_at: datetime | None = None
    ends_at: datetime | None = None

    @property
    def is_block(self) -> bool:
        return self.block is not None

    @property
    def is_pause(self) -> bool:
        return self.session.kind == SessionKind.PAUSE

    @property
    def title(self) -> str:
        if self.block is None or len(self.parts) == 1:
            return self.session.title
        return _("%(count)s workshops at the same time") % {"count": _in_words(len(self.parts))}


@dataclass(frozen=True, slots=True)
class SchedulePanel:
    """What ``meetings/_programme.html`` shows. ``grounds``: sentences by session id, put in by the page."""

    meeting: Meeting
    slots: list[Slot]
    runs: bool
    shows_places: bool
    shows_notes: bool
    takes_notes: bool
    grounds: dict[int, list[str]] = field(default_factory=dict)


def pools_of(meeting: Meeting) -> list[Pool]:
    """Those of the meeting itself and of its workshops, in the order of the day."""
    pools = _pools(meeting.pk)
    for pool in pools:
        pool.meeting = meeting
    return pools


def pools_in_order(meeting_id: int) -> QuerySet[Pool]:
    found = Pool.objects.filter(meeting=meeting_id).select_related("session")
    return found.order_by("session__position", "session__letter", "pk")


_pools = prepared(pools_in_order)


def schedule_of(meeting: Meeting, pools: Sequence[Pool] | None = None) -> list[Slot]:
    """The slots of the day in their order, with speakers and pools: three statements, two where pools are read."""
    speakers, by_session = defaultdict(list), defaultdict(list)
    for pool in pools_of(meeting) if pools is None else pools:
        by_session[pool.session_id].append(pool)
    sessions = {one.pk: one for one in _sessions(meeting.pk)}
    for session in sessions.values():
        session.meeting = meeting
    for speaking in _speakings(meeting.pk) if sessions else ():
        speaking.session = sessions[speaking.session_id]
        speakers[speaking.session_id].append(speaking)
    groups = grouped(sessions.values())
    lasting = _("%(minutes)s min.")  # looked up once, and not for each of two hundred
    return [_slot([Part(one, speakers[one.pk], by_session[one.pk]) for one in group], lasting) for group in groups]


@prepared
def _sessions(meeting_id: int) -> QuerySet[Session]:
    return Session.objects.filter(meeting=meeting_id).select_related("core")


@prepared
def _speakings(meeting_id: int) -> QuerySet[Speaking]:
    found = Speaking.objects.filter(session__meeting=meeting_id).select_related("slides")
    return found.defer("slides__text").order_by("pk")


def schedule_panel(
    person: Person,
    meeting: Meeting,
    grounds: Callable[[Meeting], dict[int, list[str]]] | None = None,
    pools: Sequence[Pool] | None = None,
) -> SchedulePanel:
    """The programme on the meeting's page; how many places are left as long as one can register."""
    state = state_of(meeting)
    runs, has_begun = may_run_meeting(person, meeting), bool(meeting.starts_at and meeting.starts_at <= clock.now())
    is_late = bool(meeting.published_at and meeting.closes_at and meeting.closes_at <= clock.now())
    return SchedulePanel(
        meeting=meeting,
        slots=schedule_of(meeting, pools),
        runs=runs,
        shows_places=state in {State.DRAFT, State.ANNOUNCED, State.PUBLISHED} and not (is_late or _is_full(pools)),
        shows_notes=bool(meeting.published_at) and has_begun,
        takes_notes=bool(meeting.published_at) and has_begun and (runs or not meeting.closed_at),
        grounds=grounds(meeting) if grounds else {},
    )


def _is_full(pools: Sequence[Pool] | None) -> bool:
    """The meeting has no place left: what its workshops have is then not to be had."""
    own = [pool for pool in pools or () if pool.session_id is None]
    return bool(own) and all(pool.free <= 0 for pool in own)


def meeting_pool(meeting: Meeting) -> Pool | None:
    """The meeting's own places on site."""
    return meeting.pools.filter(session__isnull=True).order_by("-mode", "pk").first()


def approval_text(meeting: Meeting) -> str:
    """The page as the participants will see it, as plain paragraphs in the language of the moment."""
    lines = [meeting.title, meeting.lead]
    if meeting.starts_at and meeting.ends_at:
        lines.append(
            f"{formats.long_date(meeting.starts_at)}, {formats.time_range(meeting.starts_at, meeting.ends_at)}"
        )
    lines.append(where(meeting))
    for slot in schedule_of(meeting):
        lines += [_told(part) for part in slot.parts]
    lines += _letters(meeting)
    return "\n\n".join(line for line in lines if line)


def _letters(meeting: Meeting) -> list[str]:
    """What the facilitator says in the mails: it is approved with the programme."""
    texts = letter_texts(meeting)
    return [f"{kind.label}: {texts[kind.key]}" for kind in sockets.letter_kinds() if kind.key in texts]


def where(meeting: Meeting) -> str:
    """House and town in one line; “Online” for what has only an address on the net."""
    if meeting.online_url and not (meeting.town or meeting.place):
        return str(pgettext("mode", "Online"))
    if meeting.town and meeting.town in meeting.place:
        return meeting.place
    return ", ".join(part for part in (meeting.place, meeting.town) if part)


def short_title(meeting: Meeting) -> str:
    """Without what follows a colon, for the subject line of a mail."""
    return meeting.title.split(": ")[0]


def calendar_title(meeting: Meeting) -> str:
    """What it is called among a person's other appointments: “Praksisnet: møde i Netværk Sjælland”."""
    if meeting.network:
        return _("Praksisnet: meeting in %(network)s") % {"network": meeting.network.name}
    return _("Praksisnet: %(title)s") % {"title": meeting.title}


def calendar_entry(
    meeting: Meeting,
    *,
    attendee: Person | None = None,
    status: Status = Status.CONFIRMED,
    sequence: int | None = None,
    changed_at: datetime | None = None,
    location: str | None = None,
    text: str = "",
) -> Entry:
    """The meeting in somebody's calendar. The UID never changes; the meeting must have a date.

    ``sequence`` and ``changed_at`` are the meeting's own and now, unless told; the online address is not in it.
    """
    if meeting.starts_at is None or meeting.ends_at is None:
        raise ValueError("A meeting without a date is in no calendar.")
    link = address("pages:meeting", meeting_id=meeting.pk)
    return Entry(
        uid=f"{meeting.calendar_uid}@praksisnet",
        sequence=meeting.calendar_sequence if sequence is None else sequence,
        changed_at=changed_at or clock.now(),
        title=calendar_title(meeting),
        start=meeting.starts_at,
        end=meeting.ends_at,
        location=where(meeting) if location is None else location,
        text=text or f"{meeting.title}\n{link}",
        url=link,
        status=status,
        attendee=Attendee(attendee.email or "", attendee.name) if attendee else None,
    )


def _slot(parts: list[Part], lasting: str) -> Slot:
    first, ends = parts[0].session, [part.session.ends_at for part in parts if part.session.ends_at]
    begins, ends_at = first.starts_at, max(ends) if ends else None
    if begins and ends_at:
        hours = f"{formats.time(begins)}–{formats.time(ends_at)}"
    else:
        hours = lasting % {"minutes": max(part.session.minutes for part in parts)}
    return Slot(parts, first, first.block, hours, begins, ends_at)


def _told(part: Part) -> str:
    session = part.session
    when = formats.time_range(session.starts_at, session.ends_at) if session.starts_at and session.ends_at else ""
    letter = _("Workshop %(letter)s:") % {"letter": session.letter} if session.letter else ""
    speakers = " · ".join(", ".join(filter(None, (one.name, one.title))) for one in part.speakers)
    said = " ".join(filter(None, (when, letter, session.title)))
    return "\n".join(filter(None, (said, session.abstract, speakers)))


def _in_words(number: int) -> str:
    words = {2: _("Two"), 3: _("Three"), 4: _("Four"), 5: _("Five"), 6: _("Six")}
    return words.get(number, str(number))


def places_left(free: int) -> str:
    """“2 places left”, or “Full”."""
    if free <= 0:
        return _("Full")
    return ngettext("%(count)s place left", "%(count)s places left", free) % {"count": free}
