"""A date is added: those who come to all meetings of the network are registered, and told, as soon as it opens."""

from functools import partial

from django.db import transaction

from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.mails import About
from praksisnet.meetings.models import Meeting
from praksisnet.people.models import Person
from praksisnet.registration import mails, rules
from praksisnet.registration.actions.desk import Desk, open_desk, write
from praksisnet.registration.actions.registering import register
from praksisnet.registration.actions.series import end_series, modes_of
from praksisnet.registration.models import Registration, Series
from praksisnet.registration.queries import queue_place
from praksisnet.registration.queries.series import dates_to_follow, followers_to_register, home_in
from praksisnet.registration.words import Window

FOLLOWER = "registration.follow_series"


@transaction.atomic
def follow_date(meeting: Meeting, *, by: Actor) -> int:
    """Register the followers of the network for a date that is open; who asked first comes first. Returns how many.

    Each once: who is or was registered here, or for another date of the round, is left alone; so a repeat changes
    nothing. Whoever has no part in the network any more follows no longer.
    """
    desk = open_desk(meeting)
    if desk.meeting.network is None or rules.window_of(desk.meeting) is not Window.OPEN:
        return 0
    found = list(followers_to_register(desk.meeting))
    if desk.meeting.round_id:  # as ``register`` locks them, but in one order: two dates of a round never in a ring
        people = Person.objects.select_for_update(no_key=True).filter(pk__in=[one.person_id for one in found])
        list(people.order_by("pk").values_list("pk"))
    by_itself = Actor.system(FOLLOWER)  # whoever publishes a date has registered nobody
    about = About(desk.meeting)
    made = [one for series in found if (one := _follow(desk, series, about, by_itself))]
    if made:
        refs = {"registrations": [one.pk for one in made]}
        record("series_followed", desk.meeting, by=by, refs=refs)
    return len(made)


def follow_series(*, by: Actor) -> int:
    """All dates that have opened since; each in its own transaction."""
    return sum(follow_date(meeting, by=by) for meeting in dates_to_follow())


def _follow(desk: Desk, series: Series, about: About, by: Actor) -> Registration | None:
    network, person = desk.meeting.network, series.person
    assert network is not None  # noqa: S101 -- only a network's dates are followed
    if not rules.may_follow(person, network):
        end_series(series, by=by)
        return None
    mode = modes_of([desk.meeting]).get(desk.meeting.pk)
    if mode is None:
        return None
    home = home_in(person, network)
    try:
        made = register(
            desk.meeting, person, municipality=home, mode=mode, waits_for_workshop=True, is_told=False, by=by
        )
    except Refused:
        return None
    made.series = series
    made.save(update_fields=["series"])
    told = mails.Told([], [], queue_place(made))
    write(partial(mails.receipt, told=told, follows=network, about=about), made, by=by)
    return made
