"""What this room knows of a person: that they were asked, and whether they answered; never what."""

from django.utils.translation import gettext_lazy as _

from praksisnet.evaluation.actions import erase_traces
from praksisnet.evaluation.models import Token
from praksisnet.kit.actor import Actor
from praksisnet.kit.formats import date_with_year
from praksisnet.people.models import Person
from praksisnet.people.sockets import Fact, Section


class EvaluationData:
    name = "evaluation"
    title = _("Evaluations")
    covers: tuple[str, ...] = ("evaluation.Token",)

    def about(self, person: Person) -> Section:
        tokens = (
            Token.objects.filter(person=person).select_related("survey__meeting").order_by("survey__opens_at", "pk")
        )
        return Section(self.title, [Fact(token.survey.meeting.title, _said(token)) for token in tokens])

    def erase(self, person: Person, by: Actor) -> None:
        erase_traces(person, by=by)


def _said(token: Token) -> str:
    if token.spent_on is None:
        return str(_("You were asked, and have not answered."))
    return str(_("You answered on %(day)s. What you said cannot be traced back to you.")) % {
        "day": date_with_year(token.spent_on)
    }
