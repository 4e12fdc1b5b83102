"""What this room knows of a person: the trials they wrote down, look after or shared, and what they told of them."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from praksisnet.kit.actor import Actor
from praksisnet.kit.formats import date_with_year
from praksisnet.people.models import Person
from praksisnet.people.sockets import Fact, Section
from praksisnet.practice.actions import erase_traces
from praksisnet.practice.models import LocalVersion, Report, Trial


class TrialData:
    name = "practice"
    title = _("In practice")
    covers: tuple[str, ...] = ("practice.Trial", "practice.Report", "practice.LocalVersion")

    def about(self, person: Person) -> Section:
        trials = Trial.objects.filter(Q(owner=person) | Q(made_by=person) | Q(shared_by=person)).order_by("made_at")
        reports = Report.objects.filter(told_by=person).select_related("trial").order_by("told_at")
        mine = Q(made_by=person) | Q(shared_by=person) | Q(contact=person)
        versions = LocalVersion.objects.filter(mine).select_related("municipality", "resource").order_by("made_at")
        facts = [*_of_trials(person, list(trials)), *map(_of_report, reports), *_of_versions(person, list(versions))]
        return Section(self.title, facts)

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


def _of_versions(person: Person, versions: list[LocalVersion]) -> list[Fact]:
    facts = []
    for version in versions:
        said = f"{version.resource.title}, {version.name}"
        if version.made_by_id == person.pk:
            text = " · ".join(filter(None, [version.changed, version.why]))
            facts.append(Fact(_("You wrote down your municipality’s own version"), f"{said}: {text}"))
        if version.contact_id == person.pk:
            facts.append(Fact(_("Others may write to you about your municipality’s own version"), said))
        if version.shared_at and version.shared_by_id == person.pk:
            said = f"{date_with_year(version.shared_at)}: {said}"
            facts.append(Fact(_("You shared your municipality’s own version"), said))
    return facts
