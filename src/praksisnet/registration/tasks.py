from django_tasks import task

from praksisnet.kit.actor import Actor
from praksisnet.registration import actions


@task()
def remind_the_silent() -> None:
    """Once a day; safe to run again at any time."""
    actions.remind_the_silent(by=Actor.system("registration.remind_the_silent"))


@task()
def keep_queues() -> None:
    """Once a minute; safe to run again at any time."""
    actions.keep_queues(by=Actor.system("registration.keep_queues"))
