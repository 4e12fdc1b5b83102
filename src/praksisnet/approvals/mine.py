"""What this room keeps about a person, for “my data”."""

from django.utils.translation import gettext_lazy as _

from praksisnet.approvals.actions import withdraw_from
from praksisnet.approvals.models import Approval
from praksisnet.approvals.queries import approvals_for
from praksisnet.kit.actor import Actor
from praksisnet.kit.formats import date_with_year
from praksisnet.people.models import Person
from praksisnet.people.sockets import Fact, Section


class ApprovalData:
    """What somebody was asked to approve, answered, or sent for approval."""

    name = "approvals"
    title = _("Approvals")
    covers: tuple[str, ...] = ("approvals.Approval",)

    def about(self, person: Person) -> Section:
        return Section(
            self.title,
            [
                Fact(
                    date_with_year(approval.sent_at),
                    " · ".join(filter(None, [approval.title, *_own(approval, person)])),
                )
                for approval in approvals_for(person)
            ],
        )

    def erase(self, person: Person, by: Actor) -> None:
        withdraw_from(person, by=by)


def _own(approval: Approval, person: Person) -> list[str]:
    """The person's own words and answer."""
    if approval.decided_by_id != person.pk:
        return []
    return [str(approval.get_decision_display()), approval.remark]
