"""What stands on which programme, and why."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praksisnet.adaptation.models import Ground, Need, Support
from praksisnet.adaptation.queries.behind import people_behind
from praksisnet.kit.prepared import prepared
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.words import Kind as ResourceKind
from praksisnet.meetings.models import CoreSession, Meeting, Session
from praksisnet.networks.models import Invitation
from praksisnet.networks.words import Answer
from praksisnet.people.models import Person
from praksisnet.practice.words import Hindrance


def live(path: str = "") -> Q:
    """Meetings that stand: announced or published, and not cancelled."""
    told = Q(**{f"{path}announced_at__isnull": False}) | Q(**{f"{path}published_at__isnull": False})
    return Q(**{f"{path}cancelled_at__isnull": True}) & told


def programme_moment(network_ids: Collection[int]) -> Any:
    """When the meeting begins that has a part because of the need: in the reader's networks, else the first one."""
    return Coalesce(_first("session__meeting__", network_ids), _first("core__copies__meeting__", network_ids))


def _first(path: str, network_ids: Collection[int]) -> Subquery:
    own = Q(**{f"{path}network__isnull": True}) | Q(**{f"{path}network__in": list(network_ids)})
    found = Ground.objects.filter(live(path), need=OuterRef("pk"))
    is_near = Case(When(own, then=Value(0)), default=Value(1), output_field=IntegerField())
    return Subquery(found.order_by(is_near, f"{path}starts_at").values(f"{path}starts_at")[:1])


@dataclass(frozen=True, slots=True)
class GroundLine:
    """Why a part is there, in a few words; ``pk`` to take it away by."""

    pk: int
    text: str
    brief: str


@dataclass(frozen=True, slots=True)
class GroundsPanel:
    """The grounds of a meeting's parts, by session."""

    lines: dict[int, list[GroundLine]] = field(default_factory=dict)

    def of(self, session: Session) -> str:
        """All grounds of a part in one line; empty without any."""
        return " · ".join(line.text for line in self.lines.get(session.pk, []))

    @property
    def sentences(self) -> dict[int, list[str]]:
        """By session one sentence, for the programme of the day as meetings draws it."""
        return {part: [" · ".join(line.text for line in lines)] for part, lines in self.lines.items()}


def grounds_of(meeting: Meeting) -> GroundsPanel:
    """One statement, however many parts: those of the part itself, and those it has from the core programme."""
    found: dict[int, list[GroundLine]] = {}
    for ground in _grounds(meeting.pk):
        found.setdefault(ground.part, []).append(line_of(ground))
    return GroundsPanel(found)


@prepared
def _grounds(meeting_id: int) -> QuerySet[Any]:
    here = Q(session__meeting=meeting_id) | Q(core__copies__meeting=meeting_id)
    found: QuerySet[Any] = _told(Ground.objects.filter(here)).annotate(part=Coalesce("session_id", "core__copies__id"))
    return found


def grounds_of_part(part: Session | CoreSession) -> list[GroundLine]:
    """The grounds that stand on the part itself."""
    return [line_of(ground) for ground in _told(part.grounds.all())]


def _told(grounds: QuerySet[Ground]) -> QuerySet[Any]:
    behind = Support.objects.filter(need=OuterRef("need")).order_by().values("need").annotate(number=Count("pk"))
    found: QuerySet[Any] = (
        grounds.select_related("need", "item", "resource")
        .annotate(municipality_count=Coalesce(Subquery(behind.values("number"), output_field=IntegerField()), 0))
        .order_by("-municipality_count", "id")
    )
    return found


def line_of(ground: Any) -> GroundLine:
    """Of a ground or a change, read with its ``municipality_count``."""
    if ground.need_id:
        asked = ngettext(
            "%(count)s municipality has asked for it",
            "%(count)s municipalities have asked for it",
            ground.municipality_count,
        )
        return GroundLine(ground.pk, asked % {"count": ground.municipality_count}, weight(ground.municipality_count))
    if ground.item_id:
        said = _("The participants’ answers to “%(question)s”") % {"question": ground.item.label}
        return GroundLine(ground.pk, said, _("evaluation"))
    if ground.resource_id:
        return GroundLine(ground.pk, _titled(ground.resource), kind_in_brief(ground.resource.kind))
    word = str(Hindrance(ground.hindrance).label)
    return GroundLine(ground.pk, _("It got in the way: %(word)s") % {"word": word}, word)


def _titled(resource: Resource) -> str:
    """The title after its kind, unless it begins with that already."""
    kind, title = str(ResourceKind(resource.kind).label), resource.title
    return title if title.lower().startswith(kind.lower()) else f"{kind}: {title}"


def weight(municipalities: int) -> str:
    return ngettext("%(count)s municipality", "%(count)s municipalities", municipalities) % {"count": municipalities}


def kind_in_brief(kind: str) -> str:
    """As the last word of a list: “4 municipalities · research”."""
    return _("research") if kind == ResourceKind.RESEARCH else str(ResourceKind(kind).label).lower()


def needs_on(meeting: Meeting) -> list[Need]:
    """The needs that parts of the meeting are there for."""
    by_part = Ground.objects.filter(need__isnull=False, session__meeting=meeting).values("need")
    by_core = Ground.objects.filter(need__isnull=False, core__copies__meeting=meeting).values("need")
    wanted = Q(pk__in=by_part) | Q(pk__in=by_core)
    return list(Need.objects.filter(wanted).select_related("programme").order_by("pk"))


def people_to_tell(need: Need, meeting: Meeting) -> list[Person]:
    """Those behind the need who hear of it by this meeting: of its network, and of networks that have no meeting
    of their own with a part for the need."""
    if meeting.network_id is None:
        return people_behind(need)
    parts = Q(sessions__grounds__need=need) | Q(sessions__core__grounds__need=need)
    others = Meeting.objects.filter(parts, cancelled_at__isnull=True, network__isnull=False)
    served = set(others.exclude(network=meeting.network_id).values_list("network", flat=True))
    elsewhere = Invitation.objects.filter(network__in=served, answer=Answer.ACCEPTED).values("municipality")
    here = Invitation.objects.filter(network=meeting.network_id, answer=Answer.ACCEPTED).values("municipality")
    told = need.supports.filter(Q(municipality__in=here) | ~Q(municipality__in=elsewhere))
    return people_behind(need, told)
