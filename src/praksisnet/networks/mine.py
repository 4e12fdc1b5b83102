"""What this room keeps about a person, for “my data”."""

from django.utils.translation import gettext_lazy as _

from praksisnet.kit.actor import Actor
from praksisnet.kit.formats import date_with_year
from praksisnet.networks.actions import erase_traces
from praksisnet.networks.models import InvitationAnswer, Role, Tenure
from praksisnet.people.models import Person
from praksisnet.people.sockets import Fact, Section


class NetworkData:
    """Permanent places, roles, hand-overs, and what the person answered for a municipality."""

    name = "networks"
    title = _("Networks")
    covers: tuple[str, ...] = (
        "networks.Tenure",
        "networks.Role",
        "networks.HandOver",
        "networks.Invitation",
        "networks.InvitationAnswer",
        "networks.Programme",
    )

    def about(self, person: Person) -> Section:
        tenures = Tenure.objects.filter(person=person).select_related("seat__network", "seat__municipality")
        roles = Role.objects.filter(person=person).select_related("programme", "network", "municipality")
        stated = InvitationAnswer.objects.filter(address=person.email).select_related("invitation__network")
        return Section(
            self.title,
            [_of_tenure(tenure) for tenure in tenures.order_by("held_from")]
            + [_of_role(role) for role in roles.order_by("granted_at")]
            + [_of_statement(statement) for statement in stated.order_by("stated_at")],
        )

    def erase(self, person: Person, by: Actor) -> None:
        erase_traces(person, by=by)


def _of_tenure(tenure: Tenure) -> Fact:
    until = date_with_year(tenure.held_until) if tenure.held_until else ""
    where = f"{tenure.seat.network.name}, {tenure.seat.municipality.name}"
    return Fact(_("Permanent place"), f"{where}: {date_with_year(tenure.held_from)}–{until}")


def _of_role(role: Role) -> Fact:
    where = [str(place) for place in (role.network or role.programme, role.municipality) if place]
    until = date_with_year(role.ended_at) if role.ended_at else ""
    return Fact(role.get_kind_display(), f"{', '.join(where)}: {date_with_year(role.granted_at)}–{until}")


def _of_statement(statement: InvitationAnswer) -> Fact:
    said = [statement.name, statement.title, statement.get_answer_display(), statement.reason]
    where = f"{statement.invitation.network.name}, {date_with_year(statement.stated_at)}"
    return Fact(_("Answer to an invitation"), f"{where}: {', '.join(part for part in said if part)}")
