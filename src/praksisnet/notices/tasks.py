"""What the outbox does by itself."""

from django_tasks import task

from praksisnet.kit.actor import Actor
from praksisnet.notices import actions


@task()
def post_weekly_letters() -> None:
    actions.post_weekly_letters(by=Actor.system("post_weekly_letters"))
