"""What this room knows of a person: the trials they wrote down, look after or shared, and what they told of them."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from praksisnet.kit.actor import Actor
from praksisnet.kit.formats import date_with_year
from praksisnet.people.models import Person
from praksisnet.people.sockets import Fact, Section
from praksisnet.practice.actions import erase_traces
from praksisnet.practice.models import Report, Trial


class TrialData:
    name = "practice"
    title = _("In practice")
    covers: tuple[str, ...] = ("practice.Trial", "practice.Report")

    def about(self, person: Person) -> Section:
        trials = Trial.objects.filter(Q(owner=person) | Q(made_by=person) | Q(shared_by=person)).order_by("made_at")
        reports = Report.objects.filter(told_by=person).select_related("trial").order_by("told_at")
        return Section(self.title, [*_of_trials(person, list(trials)), *map(_of_report, reports)])

    def erase(self, person: Person, by: Actor) -> None:
        erase_traces(person, by=by)


def _of_trials(person: Person, trials: list[Trial]) -> list[Fact]:
    facts = []
    for trial in trials:
        said = f"{date_with_year(trial.made_at)}: {trial.what}"
        if trial.made_by_id == person.pk:
            facts.append(Fact(_("You wrote down a small test"), f"{said} ({trial.who})" if trial.who else said))
        if trial.owner_id == person.pk:
            facts.append(Fact(_("You are asked how a small test goes"), said))
        if trial.shared_at and trial.shared_by_id == person.pk:
            facts.append(Fact(_("You shared a small test"), f"{date_with_year(trial.shared_at)}: {trial.what}"))
    return facts


def _of_report(report: Report) -> Fact:
    told = [report.trial.what, report.get_stage_display(), report.told]
    return Fact(
        _("You told how a small test went"),
        f"{date_with_year(report.told_at)}: {' · '.join(part for part in told if part)}",
    )
