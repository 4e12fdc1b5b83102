"""What members, facilitators and the authority see of needs."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    Exists,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest

from praksisnet.adaptation import rules
from praksisnet.adaptation.likeness import common, likeness
from praksisnet.adaptation.models import Need, Support
from praksisnet.adaptation.queries.programme import programme_moment
from praksisnet.adaptation.words import MOST_OFFERED, OPEN, State
from praksisnet.networks.models import Invitation, Programme
from praksisnet.networks.queries import taking_part
from praksisnet.networks.standings import at_places, standings_as
from praksisnet.networks.words import Answer, RoleKind
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.search.analysis import carrying
from praksisnet.themes.models import Theme
from praksisnet.themes.queries import themes

OPEN_NEEDS = Q(merged_at__isnull=True, answered_at__isnull=True, declined_at__isnull=True, withdrawn_at__isnull=True)


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality in a programme, for which the reader may raise needs."""

    programme: Programme
    municipality: Organisation

    @property
    def key(self) -> str:
        return f"{self.programme.pk}-{self.municipality.pk}"


@dataclass(frozen=True, slots=True)
class Similar:
    """A need that says something like what was just written."""

    pk: int
    title: str
    municipalities: int
    is_behind: bool  # the municipality already stands behind it

    @property
    def others(self) -> int:
        return self.municipalities - self.is_behind


def needs_for(person: Person) -> QuerySet[Any]:
    """The needs the person sees, each with ``municipality_count``, ``state`` and ``is_own``."""
    needs = Need.objects.filter(_seen_by(person))
    own = Support.objects.filter(at_places(rules.own_places(person), "need__programme"), need=OuterRef("pk"))
    found: QuerySet[Any] = with_state(needs, rules.network_ids(person)).annotate(is_own=exists(own))
    return found


def themes_of_needs(person: Person) -> QuerySet[Theme]:
    """Those that a need the person sees stands under."""
    return themes().filter(pk__in=Need.objects.filter(_seen_by(person)).values("themes"))


def _seen_by(person: Person) -> Q:
    """Those of the own networks; all of a programme for whoever has a part in the whole of it."""
    near = Q(programme__in=rules.programme_ids(person)) & _of_networks(rules.network_ids(person))
    return Q(programme__in=rules.whole_programme_ids(person)) | near


def _of_networks(networks: Any) -> Q:
    """Raised or supported by a municipality of these networks (ids, or rows that give them)."""
    there = Invitation.objects.filter(network__in=networks, answer=Answer.ACCEPTED).values("municipality")
    behind = Support.objects.filter(need=OuterRef("pk"), municipality__in=there)
    return Q(Exists(behind)) | Q(municipality__in=there)


def with_state(needs: QuerySet[Any], network_ids: Collection[int] = ()) -> QuerySet[Any]:
    """Each with ``municipality_count``, ``state`` and ``programme_at``: when the meeting is that takes it up, one in
    these networks before others."""
    counted = Support.objects.filter(need=OuterRef("pk")).order_by().values("need").annotate(number=Count("pk"))
    found: QuerySet[Any] = (
        needs.select_related("programme", "municipality")
        .annotate(municipality_count=Coalesce(Subquery(counted.values("number"), output_field=IntegerField()), 0))
        .annotate(programme_at=programme_moment(network_ids))
        .annotate(
            state=Case(
                When(withdrawn_at__isnull=False, then=Value(State.WITHDRAWN.value)),
                When(answered_at__isnull=False, then=Value(State.ANSWERED.value)),
                When(declined_at__isnull=False, then=Value(State.DECLINED.value)),
                When(programme_at__isnull=False, then=Value(State.ON_PROGRAMME.value)),
                When(chosen_at__isnull=False, then=Value(State.CHOSEN.value)),
                When(municipality_count__gt=1, then=Value(State.JOINED.value)),
                default=Value(State.RECEIVED.value),
                output_field=CharField(),
            )
        )
    )
    return found


def listed(needs: QuerySet[Any], *, theme: Theme | None, state: str, programme: Programme | None) -> QuerySet[Any]:
    """For the list: the reader's own first, then what waits for an answer, then by how many stand behind."""
    needs = needs.filter(state=state) if state else needs.filter(withdrawn_at__isnull=True)
    if theme:
        needs = needs.filter(Exists(Need.themes.through.objects.filter(need=OuterRef("pk"), theme=theme)))
    if programme:
        needs = needs.filter(programme=programme)
    is_over = Case(When(state__in=OPEN, then=Value(0)), default=Value(1))
    return (
        needs.filter(merged_at__isnull=True)
        .order_by("-is_own", is_over, "-municipality_count", "raised_at", "id")
        .prefetch_related(_themes())
    )


def places_for(person: Person) -> list[Place]:
    """Where the person may raise needs: the own municipality, or for facilitators any that takes part."""
    runs = standings_as(person, {RoleKind.FACILITATOR})
    own = at_places(rules.own_places(person), "network__programme")
    whole = Q(network__programme__in={s.programme_id for s in runs if s.network_id is None})
    part = Q(network__in={s.network_id for s in runs if s.network_id is not None})
    found = taking_part().filter(own | whole | part)
    places = [
        Place(invitation.network.programme, invitation.municipality)
        for invitation in found.order_by("network__programme__sort_name", "municipality__sort_name", "id")
    ]
    return list({place.key: place for place in places}.values())


def similar_needs(place: Place, body: str, themes: Iterable[Theme]) -> list[Similar]:
    """The open needs of the municipality's networks that say something alike, the likest first: one statement.

    A likeness is the share of the shorter text's words that both hold; a theme in common asks for fewer. What stands
    in most needs of the programme does not count.
    """
    behind = Support.objects.filter(need=OuterRef("pk"), municipality=place.municipality)
    theme_ids = {theme.pk for theme in themes}
    under_theme = Need.themes.through.objects.filter(need=OuterRef("pk"), theme__in=theme_ids)
    homes = Invitation.objects.filter(
        network__programme=place.programme, municipality=place.municipality, answer=Answer.ACCEPTED
    )
    near = OPEN_NEEDS & Q(programme=place.programme) & _of_networks(homes.values("network"))
    rows = list(
        with_state(Need.objects.filter(near)).annotate(
            is_behind=exists(behind), shares_theme=exists(under_theme) if theme_ids else Value(value=False)
        )
    )
    words: list[set[str]] = [set(need.stems.split()) for need in rows]
    told_by = set(carrying(body))
    empty = common([*words, told_by])
    scored = [
        (likeness(told_by - empty, stems_ - empty, shares_theme=need.shares_theme), need)
        for need, stems_ in zip(rows, words, strict=True)
    ]
    likest = sorted((pair for pair in scored if pair[0]), key=lambda pair: (-pair[0], pair[1].pk))
    return [
        Similar(need.pk, need.title, need.municipality_count, need.is_behind) for _score, need in likest[:MOST_OFFERED]
    ]


def waiting_count(person: Person) -> int:
    """How many of the needs the person sees have no answer yet, and stand on no programme."""
    return unanswered(Need.objects.filter(_seen_by(person))).count()


def unanswered(needs: QuerySet[Need]) -> QuerySet[Need]:
    return needs.filter(OPEN_NEEDS).alias(programme_at=programme_moment(())).filter(programme_at__isnull=True)


def mergeable(person: Person, need: Need) -> list[Need]:
    """The other open needs of the programme, by how many stand behind."""
    others = needs_for(person).filter(OPEN_NEEDS, programme=need.programme_id).exclude(pk=need.pk)
    return list(others.order_by("-municipality_count", "raised_at", "id"))


def needs_to_ask_about(before: Any) -> QuerySet[Need]:
    """Open needs that stand on no programme, and about which nothing has been said since ``before``."""
    said = unanswered(Need.objects.filter(programme__closed_at__isnull=True))
    return said.annotate(said_at=Greatest("raised_at", Coalesce("chosen_at", "raised_at"))).filter(said_at__lte=before)


def _themes() -> Prefetch[Any]:
    return Prefetch("themes", queryset=Theme.objects.order_by("sort_name"), to_attr="shown_themes")


def exists(found: QuerySet[Any]) -> Exists:
    return Exists(found, output_field=BooleanField())
