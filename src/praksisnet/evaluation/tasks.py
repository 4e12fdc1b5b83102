from django_tasks import task

from praksisnet.evaluation import actions
from praksisnet.kit.actor import Actor


@task()
def keep_surveys() -> None:
    """Open, pour and close what is due; safe to run again at any time."""
    by = Actor.system("evaluation.keep_surveys")
    actions.open_due_surveys(by=by)
    actions.pour_all()
    actions.close_due_surveys(by=by)


@task()
def post_due_letters() -> None:
    actions.post_due_letters(by=Actor.system("evaluation.post_due_letters"))
