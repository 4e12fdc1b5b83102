from praksisnet.journal.queries import entries_about
from praksisnet.kit.actor import Actor
from praksisnet.practice.actions import report_trial, share_trial, unshare_trial
from praksisnet.practice.queries import trials_for, who_has_tried


def readers(world):
    return {who.value for who, person in world.people.items() if trials_for(person).exists()}


def test_the_network_reads_what_is_shared(trial, world, by, faxe):
    share_trial(trial, by=by)

    assert readers(world) == {"participant", "coordinator", "facilitator", "knowledge_partner"}
    assert trials_for(faxe.holder).get() == trial


def test_it_can_be_taken_back(trial, world, by, faxe):
    share_trial(trial, by=by)
    unshare_trial(trial, by=by)

    trial.refresh_from_db()
    assert (readers(world), trial.shared_at) == ({"participant", "coordinator", "facilitator"}, None)


def test_repeats_change_nothing(trial, by):
    for act in (share_trial, share_trial, unshare_trial, unshare_trial):
        act(trial, by=by)

    assert [entry.verb for entry in entries_about(trial)] == ["trial_unshared", "trial_shared", "trial_planned"]


def test_who_has_tried_names_those_that_share_and_have_begun(trial, resource, by, faxe, birthe):
    trial.resource = resource
    trial.save()
    share_trial(trial, by=by)
    before = who_has_tried(faxe.holder, resource)
    report_trial(trial, "adapted", told="Vi aftaler det på opstartsmødet", by=Actor.person(birthe))

    (tried,) = who_has_tried(faxe.holder, resource)

    assert (before, tried.trial, [report.told for report in tried.reports]) == (
        [],
        trial,
        ["Vi aftaler det på opstartsmødet"],
    )
