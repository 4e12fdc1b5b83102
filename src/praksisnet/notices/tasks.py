"""What the outbox does by itself."""

from django_tasks import task

from praksisnet.kit.actor import Actor
from praksisnet.notices import actions


@task()
def read_bounces() -> None:
    actions.read_bounces(by=Actor.system("read_bounces"))


@task()
def post_weekly_letters() -> None:
    actions.post_weekly_letters(by=Actor.system("post_weekly_letters"))
