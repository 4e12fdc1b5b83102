"""The nightly work: what was kept long enough goes."""

from django_tasks import task

from praksisnet.kit.actor import Actor
from praksisnet.people.actions.retention import delete_expired, erase_closed_accounts
from praksisnet.people.actions.sessions import forget_old_sessions


@task()
def forget() -> None:
    """Safe to run again at any time: it deletes what is past its time, and nothing else."""
    by = Actor.system("people.forget")
    forget_old_sessions(by=by)
    erase_closed_accounts(by=by)
    delete_expired(by=by)
