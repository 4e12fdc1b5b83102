"""Which front page somebody gets: by what they are."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from praksisnet.following.queries import attending
from praksisnet.networks import rules
from praksisnet.networks.models import Invitation, Network, Seat, Tenure
from praksisnet.networks.queries import networks_for, programmes_for
from praksisnet.networks.standings import current_tenures, standings_of
from praksisnet.networks.words import Answer, RoleKind
from praksisnet.news.queries import front_panel
from praksisnet.pages.queries.front.members import member_front, new_for
from praksisnet.pages.queries.front.running import running_front
from praksisnet.pages.queries.front.shown import Front
from praksisnet.pages.queries.programmes import WATCHED
from praksisnet.pages.queries.waiting import waiting_for
from praksisnet.people.models import Person


def front_for(person: Person) -> Front:
    """Facilitator and authority, member, reader, or nothing yet; with the news of the day for all of them."""
    front = _front_of(person)
    front.news = front_panel(person, front.seen)
    return front


def _front_of(person: Person) -> Front:
    standings = standings_of(person)
    watched = {s.programme_id for s in standings if s.kind in WATCHED and s.network_id is None}
    front = Front(networks=_networks(person) if standings else [])
    if watched:
        front.programmes = [programme for programme in programmes_for(person) if programme.pk in watched]
        return running_front(person, front, front.networks)
    if front.networks:
        return member_front(person, front)
    front.title = _("Administration") if person.is_administrator else _("Welcome to Praksisnet")
    front.waiting = waiting_for(person)
    front.reads_along = any(one.kind == RoleKind.READER for one in standings)
    if front.reads_along:
        front.seen = attending(person)
        front.new = new_for(person, [], front.seen)
    return front


def _networks(person: Person) -> list[Network]:
    """Those whose people the reader may see, each with ``people``, who hold a permanent place now, ``places``, its
    municipalities, and ``vacant``: the empty places of those the reader coordinates.

    What is over steps aside as long as something runs.
    """
    held = Tenure.objects.filter(current_tenures())
    people = _number(held.filter(seat__network=OuterRef("pk")), "seat__network", "person")
    places = _number(
        Invitation.objects.filter(network=OuterRef("pk"), answer=Answer.ACCEPTED), "network", "municipality"
    )
    empty = Seat.objects.filter(~Exists(held.filter(seat=OuterRef("pk"))), _coordinated_by(person))
    vacant = _number(empty.filter(network=OuterRef("pk")), "network", "pk")
    counted = networks_for(person).annotate(people=people, places=places, vacant=vacant)
    mine: list[Network] = [network for network in counted if rules.may_see_members(person, network)]
    return [network for network in mine if not network.programme.is_closed] or mine


def _number(rows: QuerySet[Any], of: str, what: str) -> Coalesce:
    """How many different ``what`` there are: counted apart, for joins side by side multiply each other."""
    return Coalesce(
        Subquery(rows.order_by().values(of).annotate(number=Count(what, distinct=True)).values("number")), 0
    )


def _coordinated_by(person: Person) -> Q:
    found = Q(pk__in=[])
    for standing in standings_of(person):
        if standing.kind == RoleKind.COORDINATOR:
            found |= Q(network=standing.network_id, municipality=standing.municipality_id)
    return found
