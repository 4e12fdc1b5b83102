"""A few in each network are registered for all its meetings: the coming round finds them registered by itself."""

from praksisnet.demo.actions.registering import homes_of
from praksisnet.demo.personas import personas
from praksisnet.demo.setting import Setting
from praksisnet.kit.actor import Actor
from praksisnet.meetings.models import Meeting, Round
from praksisnet.meetings.queries import people_invited
from praksisnet.people.models import Person
from praksisnet.registration.actions import join_series

EVERY = 9  # one of so many
FOLLOWS = "soeren"  # the persona who does
ROUND = 0  # the one whose meetings are held around today


def follow_networks(setting: Setting, round_: Round, back: int) -> None:
    """Before the meetings of the round are published."""
    if back != ROUND:
        return
    for meeting in round_.meetings.select_related("network", "programme"):
        network, homes = meeting.network, homes_of(meeting)
        assert network is not None  # noqa: S101 -- of a round
        for person in _followers(setting, meeting):
            join_series(network, person, [], municipality=homes[person.pk], by=Actor.person(person))


def _followers(setting: Setting, meeting: Meeting) -> list[Person]:
    """Søren where he is, and others that no story of the demo tells of."""
    known = {one.email for key, one in personas().items() if key != FOLLOWS}
    people = [one for one in people_invited(meeting) if one.email not in known and one.pk not in setting.gone]
    follows = personas()[FOLLOWS].email
    return [one for number, one in enumerate(people) if number % EVERY == 0 or one.email == follows]
