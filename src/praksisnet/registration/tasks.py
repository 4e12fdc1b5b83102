from django_tasks import task

from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.people.models import Person
from praksisnet.registration import actions
from praksisnet.registration.models import Allocation


@task()
def remind_the_silent() -> None:
    """Once a day; safe to run again at any time."""
    actions.remind_the_silent(by=Actor.system("registration.remind_the_silent"))


@task()
def keep_queues() -> None:
    """Once a minute; safe to run again at any time."""
    actions.keep_queues(by=Actor.system("registration.keep_queues"))


@task()
def allocate_workshops(allocation_id: int) -> None:
    """The solver works here and nowhere else; a second run changes nothing."""
    actions.run_allocation(allocation_id)


@task()
def tell_workshops(allocation_id: int, person_id: int) -> None:
    """A few at a time; what has changed meanwhile is said on the page."""
    allocation = Allocation.objects.select_related("meeting").get(pk=allocation_id)
    try:
        actions.tell_allocation(allocation, by=Actor.person(Person.objects.get(pk=person_id)))
    except Refused:
        actions.give_up_telling(allocation)


@task()
def delete_due_answers() -> None:
    """At the beginning of each day; safe to run again at any time."""
    actions.delete_due_answers(by=Actor.system("registration.delete_due_answers"))


@task()
def follow_series() -> None:
    """Once a minute, for dates whose registration has opened; safe to run again at any time."""
    actions.follow_series(by=Actor.system("registration.follow_series"))


@task()
def ask_for_addresses() -> None:
    """Every few minutes, after the reports of mail servers are read; safe to run again at any time."""
    actions.ask_for_addresses(by=Actor.system("registration.ask_for_addresses"))


@task()
def tell_the_rest() -> None:
    """Once a minute: whom a worker that was killed has not told; safe to run again at any time."""
    actions.tell_the_rest(by=Actor.system("registration.tell_the_rest"))
