"""The take-home page of a resource or a meeting, made from what is there; what somebody wrote for it comes first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from praksisnet.handouts.models import Handout
from praksisnet.handouts.queries.digest import first_sentence, points_in, sections_in, shortened
from praksisnet.handouts.words import LONGEST_POINT, MOST_POINTS, MOST_SLIDES, QUESTIONS
from praksisnet.kit import clock
from praksisnet.kit.blocks import blocks_of
from praksisnet.kit.formats import date_with_year
from praksisnet.kit.slides import Slide
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries import whole_text
from praksisnet.knowledge.words import Kind
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.words import Kind as MeetingKind
from praksisnet.meetings.words import SessionKind
from praksisnet.themes.models import Theme


@dataclass(frozen=True, slots=True)
class Home:
    """One page: ``points`` at most five, ``questions`` three. ``address`` leads colleagues to the thing itself."""

    title: str
    kind: str
    what: str
    behind: str
    summary: str
    points: list[str]
    sections: list[tuple[str, str]]
    questions: list[str]
    address: str
    own: frozenset[str] = frozenset()  # of "points" and "questions", what somebody wrote
    written: int | None = None  # its number

    @property
    def eyebrow(self) -> str:
        return " · ".join(filter(None, [self.what, self.behind]))


def home_of_resource(resource: Resource, address: str) -> Home:
    """Three statements: its texts are read already; its themes and what is written for it are asked."""
    blocks = blocks_of(str(whole_text(resource, is_cited=False)))
    written = Handout.objects.filter(resource=resource).first()
    sections = [(heading, shortened(text)) for heading, text in sections_in(blocks)]
    points = _told(sections) if resource.parts else points_in(blocks)
    return Home(
        title=resource.title,
        kind=resource.kind,
        what=str(Kind(resource.kind).label),
        behind=resource.stands_behind,
        summary=resource.summary,
        points=_own(written, "points") or points,
        sections=sections,
        questions=_questions(written, resource.kind, resource.themes.order_by("sort_name").first()),
        address=address,
        own=frozenset(name for name in ("points", "questions") if _own(written, name)),
        written=written.pk if written else None,
    )


def home_of_meeting(meeting: Meeting, address: str) -> Home:
    """What was decided, or what was on the programme; the summary is the meeting's own."""
    written = Handout.objects.filter(meeting=meeting).first()
    sessions = list(meeting.sessions.exclude(kind=SessionKind.PAUSE))
    decided = [shortened(line.lstrip("-*• ")) for line in meeting.decisions.splitlines() if line.strip()]
    sections = [(one.title, shortened(first_sentence(one.abstract))) for one in sessions]
    programme = [shortened(f"{title}: {text}" if text else title) for title, text in sections]
    where = [date_with_year(meeting.starts_at) if meeting.starts_at else "", meeting.town]
    return Home(
        title=meeting.title,
        kind=meeting.kind,
        what=str(MeetingKind(meeting.kind).label),
        behind=", ".join(filter(None, where)),
        summary=shortened(meeting.summary or meeting.lead, 480),
        points=_own(written, "points") or (decided or programme)[:MOST_POINTS],
        sections=sections[:MOST_POINTS],
        questions=_questions(written, Kind.MATERIAL, meeting.themes.order_by("sort_name").first()),
        address=address,
        own=frozenset(name for name in ("points", "questions") if _own(written, name)),
        written=written.pk if written else None,
    )


def slides_of(home: Home) -> list[Slide]:
    """At most five: what it is, the points, its parts, the questions, where to read on."""
    parts = _told(home.sections)
    slides = [Slide(home.title, lead=home.summary, eyebrow=home.eyebrow)]
    if home.points:
        slides.append(Slide(_("In short"), points=home.points))
    if parts and parts != home.points:
        slides.append(Slide(_("What it says"), points=parts))
    slides.append(Slide(_("Three questions for the team meeting"), points=home.questions, numbered=True))
    slides.append(Slide(_("Read on"), lead=_("All of it, with files and sources, is here:"), points=[home.address]))
    return slides[:MOST_SLIDES]


def paper_of(home: Home) -> dict[str, Any]:
    """The one page, and the slides, as the typesetter takes them."""
    return {
        "title": home.title,
        "language": get_language() or "da",
        "what": home.what,
        "behind": home.behind,
        "summary": home.summary,
        "points": home.points,
        "questions": home.questions,
        "address": home.address,
        "words": {"points": _("In short"), "questions": _("Three questions for the team meeting"), "on": _("Read on")},
        "foot": foot(),
        "slides": [
            {"title": one.title, "lead": one.lead, "points": list(one.points), "eyebrow": one.eyebrow,
             "numbered": one.numbered}
            for one in slides_of(home)
        ],
    }  # fmt: skip


def foot() -> str:
    return _("Praksisnet, taken home on %(day)s") % {"day": date_with_year(clock.today())}


def _told(sections: Sequence[tuple[str, str]]) -> list[str]:
    """A line each; a sentence that led to a list leads nowhere here."""
    return [shortened(f"{heading}: {text.rstrip(':')}" if text else heading) for heading, text in sections]


def _own(written: Handout | None, name: str) -> list[str]:
    lines = getattr(written, name).splitlines() if written else []
    return [line for line in (line.strip() for line in lines) if line]


def _questions(written: Handout | None, kind: str, theme: Theme | None) -> list[str]:
    own = [shortened(one, LONGEST_POINT) for one in _own(written, "questions")]
    made = _proposed(kind)
    if theme:
        made[0] = _("What is hardest for us right now about “%(theme)s”?") % {"theme": theme.label}
    return [*own, *made[len(own) :]][:QUESTIONS]


def _proposed(kind: str) -> list[str]:
    again = _("What will we try, and when will we look at it again?")
    asked: dict[str, Sequence[str]] = {
        Kind.RESEARCH: (
            _("What in it do we know from our own work, and what surprises us?"),
            _("What do we do today that it argues against?"),
        ),
        Kind.EXAMPLE: (
            _("What do they do that we do not?"),
            _("What would have to be different here before it works?"),
        ),
        Kind.TOOL: (
            _("When would we have needed it in the last three months?"),
            _("What must we change in it before it fits us?"),
        ),
        Kind.LEGISLATION: (_("What do we do today that must change?"), _("Which of us must know it, and by when?")),
    }
    usual = (_("What in it matters most to us right now?"), _("What do we do already, and what is new?"))
    return [*asked.get(kind, usual), again]
