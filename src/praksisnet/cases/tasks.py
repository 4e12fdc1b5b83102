from django_tasks import task

from praksisnet.cases import actions
from praksisnet.kit.actor import Actor


@task()
def remind() -> None:
    """Every quarter of an hour; safe to run again at any time."""
    by = Actor.system("cases.remind")
    actions.look_again(by=by)
    actions.remind(by=by)
