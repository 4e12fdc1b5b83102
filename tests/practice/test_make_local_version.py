import pytest

from praksisnet.journal.queries import entries_about
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.actions import archive_resource, create_resource, mark_core
from praksisnet.knowledge.words import CoreElement
from praksisnet.meetings.models import Session
from praksisnet.practice.actions import make_local_version, plan_trial, report_trial
from praksisnet.practice.models import LocalVersion, Trial
from praksisnet.practice.queries import version_of_trial
from tests.guard.numbers import some_number
from tests.practice.conftest import CHANGED

CORE = CoreElement("Skriftlig aftale før første weekend")


def test_make_keeps_what_was_changed_and_counts_the_municipality(version, resource, mette, koege):
    resource.refresh_from_db()

    assert (version.municipality, version.changed, version.contact, version.made_by) == (koege, CHANGED, mette, mette)
    assert (version.shared_at, resource.tried_in) == (None, 1)
    assert [entry.verb for entry in entries_about(version)] == ["local_version_made"]


def test_it_is_called_by_its_municipality_and_month(version):
    assert version.name == "Her Kommune’s version, September 2026"


def test_make_again_returns_the_one_there_is(version, network, koege, resource, by):
    again = make_local_version(network, koege, resource, changed="Noget andet.", by=by)

    assert (again, again.changed, LocalVersion.objects.count()) == (version, CHANGED, 1)


def test_a_municipality_with_a_trial_and_a_version_counts_once(version, trial, resource, by, faxe):
    Trial.objects.update(resource=resource)
    trial.refresh_from_db()
    report_trial(trial, "adapted", by=by)
    make_local_version(version.network, faxe, resource, changed=CHANGED, by=Actor.person(faxe.holder))

    resource.refresh_from_db()
    assert resource.tried_in == 2


def test_a_trial_from_a_meeting_is_tied_to_what_was_made_of_it(trial, resource, network, koege, by):
    made = make_local_version(network, koege, resource, changed=CHANGED, trial=trial, by=by)

    trial.refresh_from_db()
    assert (made.trial, trial.resource) == (trial, resource)


def test_what_came_out_of_the_trials_meeting_is_offered(trial, resource, meeting, mette, by):
    resource.session = Session.objects.create(meeting=meeting, kind="talk", title="Aflastning")
    resource.save()
    report_trial(trial, "adapted", by=by)
    trial.refresh_from_db()

    assert version_of_trial(mette, trial) == {"local_version": None, "adaptable": [resource]}


def test_make_refuses_a_core_element_that_nothing_is_said_of(network, koege, resource, by):
    marked = mark_core(resource, [CORE.text], by=by)

    with pytest.raises(Refused) as refused:
        make_local_version(network, koege, marked, changed=CHANGED, by=by)

    assert refused.value.code == f"core_{CORE.key}"


@pytest.mark.parametrize(("is_kept", "why", "refuses"), [(True, "", False), (False, "", True), (False, "Tid.", False)])
def test_a_core_element_that_is_changed_asks_why(network, koege, resource, by, is_kept, why, refuses):
    marked = mark_core(resource, [CORE.text], by=by)
    said = {"changed": CHANGED, "why": why, "core": {CORE.key: is_kept, "another": True}}

    if refuses:
        with pytest.raises(Refused):
            make_local_version(network, koege, marked, by=by, **said)
    else:
        made = make_local_version(network, koege, marked, by=by, **said)
        assert made.core == {CORE.key: is_kept}


@pytest.mark.parametrize("changed", ["", "x" * 3001, f"Om {some_number()}"])
def test_make_refuses_nothing_said_long_texts_and_numbers(network, koege, resource, by, changed):
    with pytest.raises(Refused):
        make_local_version(network, koege, resource, changed=changed, by=by)


def test_make_refuses_what_is_archived_and_what_nobody_adapts(network, koege, resource, programme, by, line):
    law = create_resource(programme, kind="legislation", title="Lov", summary="Om.", by=Actor.person(line))

    for one in (law, archive_resource(resource, by=Actor.person(line))):
        with pytest.raises(Refused):
            make_local_version(network, koege, one, changed=CHANGED, by=by)


def test_make_refuses_a_trial_of_another_municipality(network, koege, resource, faxe, by):
    elsewhere = plan_trial(network, faxe, what="Noget", by=Actor.person(faxe.holder))

    with pytest.raises(Refused):
        make_local_version(network, koege, resource, changed=CHANGED, trial=elsewhere, by=by)


def test_make_refuses_another_programme(world, resource, by):
    with pytest.raises(Refused):
        make_local_version(world.there.network, world.there.municipality, resource, changed=CHANGED, by=by)


def test_a_closed_programme_refuses(network, koege, resource, programme, by, world):
    programme.closed_at, programme.closed_by = programme.opened_at, world.people[Who.FACILITATOR]
    programme.save()
    network.refresh_from_db()

    with pytest.raises(Refused):
        make_local_version(network, koege, resource, changed=CHANGED, by=by)
