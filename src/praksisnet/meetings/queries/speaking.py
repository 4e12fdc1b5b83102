"""Who speaks at a meeting, what stands behind a private link, and which slides are out."""

from datetime import timedelta
from hashlib import sha256

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from praksisnet.kit import clock, formats, links
from praksisnet.kit.links import BadLink, Reason
from praksisnet.meetings import sockets
from praksisnet.meetings.models import Meeting, Session, Speaking
from praksisnet.meetings.queries.meetings import meetings_for
from praksisnet.meetings.rules import may_run_meeting
from praksisnet.meetings.words import SPEAKING_LINK, SessionKind
from praksisnet.people.models import Person

LINK_LASTS = timedelta(days=365)
_PATHS = ("session__meeting__programme", "session__meeting__network", "session__meeting__round", "person", "slides")


def holder_of(speaking: Speaking) -> str:
    """The newest link to today's address, by a digest: addresses have no business in a link."""
    known = sha256(f"{speaking.pk} {speaking.email}".encode()).hexdigest()[:12]
    return f"speaking:{speaking.pk}:{speaking.link_number}:{known}"


def speaking_token(speaking: Speaking) -> str:
    return links.make(SPEAKING_LINK, speaking.pk, holder_of(speaking))


def speaking_by_link(token: str) -> Speaking:
    """Raises BadLink for one that is forged, revoked, followed by a newer one or of somebody whose account is closed;
    DoesNotExist for a removed speaker."""
    link = links.read(token, SPEAKING_LINK, max_age=LINK_LASTS)
    found = Speaking.objects.select_related(*_PATHS).get(pk=link.row_id)
    has_left = found.person is not None and not found.person.is_active
    if found.link_revoked_at or has_left or link.holder != holder_of(found):
        raise BadLink(Reason.EXPIRED)
    return found


def speakings_for(person: Person) -> QuerySet[Speaking]:
    """The speakers of the meetings the person sees."""
    seen = Speaking.objects.filter(session__meeting__in=meetings_for(person).values("pk"))
    return seen.select_related(*_PATHS)


def speakings_of(meeting: Meeting) -> list[Speaking]:
    """In the order of the programme: one statement."""
    found = Speaking.objects.filter(session__meeting=meeting).select_related("session", "slides").defer("slides__text")
    return list(found.order_by("session__position", "session__letter", "pk"))


def speech_sessions(meeting: Meeting) -> list[Session]:
    """The parts somebody can speak in, in the order of the day."""
    return list(meeting.sessions.exclude(kind=SessionKind.PAUSE).order_by("position", "letter", "pk"))


def slides_out(speaking: Speaking, meeting: Meeting) -> bool:
    """Whether the participants find the slides in the programme: released by the speaker, and the meeting is over."""
    is_over = meeting.ends_at is not None and meeting.ends_at <= clock.now() and not meeting.cancelled_at
    return bool(speaking.slides_id and speaking.slides_released_at and is_over)


def slides_of_meetings(person: Person) -> Q:
    """For ``files``: what speakers released at the meetings the person sees, guests and speakers among them."""
    released = Speaking.objects.filter(slides_released_at__isnull=False, session__meeting__cancelled_at__isnull=True)
    return Q(pk__in=released.filter(session__meeting__in=meetings_for(person).values("pk")).values("slides"))


def slides_line(speaking: Speaking) -> str:
    """Who sees the slides, and from when; empty while there are none."""
    ends_at = speaking.session.meeting.ends_at
    if not speaking.slides_id:
        return ""
    if not speaking.slides_released_at:
        return _("Only the facilitator can see your slides.")
    if ends_at is None:
        return _("The participants can see your slides when the meeting is over.")
    if ends_at <= clock.now():
        return _("The participants can see your slides now.")
    return _("The participants can see your slides from %(day)s at %(time)s.") % {
        "day": formats.day_month(ends_at),
        "time": formats.time(ends_at),
    }


def mark_of(notes: str) -> str:
    """Another one for other notes, so that nobody writes over what they have not seen."""
    return sha256(notes.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def takes_part(person: Person, meeting: Meeting) -> bool:
    """Registered for it, as the room above says."""
    this = Meeting.objects.filter(pk=meeting.pk)
    return any(this.filter(pk__in=meetings).exists() for meetings in sockets.guest_meetings(person))


def may_write_notes(person: Person, session: Session) -> bool:
    """Its facilitators always; those registered from the start of the meeting until it is closed."""
    meeting = session.meeting
    if may_run_meeting(person, meeting):
        return True
    has_begun = meeting.starts_at is not None and meeting.starts_at <= clock.now()
    return bool(has_begun and meeting.published_at and not meeting.closed_at) and takes_part(person, meeting)
