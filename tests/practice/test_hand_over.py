from praksisnet.kit.actor import Actor
from praksisnet.networks.actions import NamedPerson, hand_over_seat
from praksisnet.networks.actions.hand_over import undo_hand_over
from praksisnet.practice.actions import plan_trial, report_trial
from praksisnet.practice.handing_over import TrialPart
from praksisnet.practice.models import Trial
from tests.practice.conftest import WHAT

JONAS = NamedPerson(name="Jonas Riis", email="jonas@her.example", title="")


def test_open_trials_follow_the_place_and_the_rest_stays(trial, world, network, koege, meeting, mette, by, birthe):
    ended = plan_trial(network, koege, what="Noget andet", by=by)
    report_trial(ended, "adopted", by=by)

    told = TrialPart().preview(world.here.seats[0], mette)
    hand_over_seat(world.here.seats[0], JONAS, by=Actor.person(birthe))

    owners = dict(Trial.objects.values_list("what", "owner__name"))
    assert (told, owners) == ([WHAT], {WHAT: "Jonas Riis", "Noget andet": mette.name})


def test_undoing_gives_them_back(trial, world, mette, birthe):
    done = hand_over_seat(world.here.seats[0], JONAS, by=Actor.person(birthe))

    undo_hand_over(done, by=Actor.person(birthe))

    trial.refresh_from_db()
    assert (trial.owner, trial.made_by) == (mette, mette)
