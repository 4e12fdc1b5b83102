from praksisnet.kit.actor import Actor
from praksisnet.practice.actions import report_trial, share_trial
from praksisnet.practice.mine import TrialData


def test_my_data_shows_what_i_wrote_and_told(trial, mette, by):
    report_trial(trial, "adapted", told="Det gik.", by=by)
    share_trial(trial, by=by)

    labels = [str(fact.label) for fact in TrialData().about(mette).facts]

    assert labels == [
        "You wrote down a small test",
        "You are asked how a small test goes",
        "You shared a small test",
        "You told how a small test went",
    ]


def test_erasing_keeps_the_trial_with_the_municipality(trial, mette, koege, by):
    report_trial(trial, "adapted", by=by)

    TrialData().erase(mette, Actor.system("test"))

    trial.refresh_from_db()
    assert (trial.owner, trial.made_by, trial.municipality, trial.reports.get().told_by) == (None, None, koege, None)
