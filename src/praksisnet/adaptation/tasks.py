from django_tasks import task

from praksisnet.adaptation import actions
from praksisnet.kit.actor import Actor


@task()
def ask_about_silent_needs() -> None:
    """Once a night, before tasks are reminded of; safe to run again at any time."""
    actions.add_due_todos(by=Actor.system("adaptation.ask_about_silent_needs"))


@task()
def freeze_due_agendas() -> None:
    """On the morning of a development day, unless somebody has done it; safe to run again."""
    actions.freeze_due_agendas(by=Actor.system("adaptation.freeze_due_agendas"))


@task()
def prepare_meetings() -> None:
    """Every morning, for those who come within a week; nobody gets it twice."""
    actions.prepare_meetings(by=Actor.system("adaptation.prepare_meetings"))


@task()
def ask_members() -> None:
    """Every morning; each programme once in a half-year."""
    actions.ask_members(by=Actor.system("adaptation.ask_members"))
