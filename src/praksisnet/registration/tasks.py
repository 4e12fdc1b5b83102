from django_tasks import task

from praksisnet.kit.actor import Actor
from praksisnet.registration import actions


@task()
def remind_the_silent() -> None:
    """Once a day; safe to run again at any time."""
    actions.remind_the_silent(by=Actor.system("registration.remind_the_silent"))
