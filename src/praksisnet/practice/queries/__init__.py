"""What municipalities, facilitators and the authority see of what is tried."""

from praksisnet.practice.queries.asking import (
    holder_of,
    open_trials_of,
    trial_by_link,
    trials_to_ask_about,
    whom_to_ask,
)
from praksisnet.practice.queries.counts import (
    municipalities_with_trial,
    obstacles_by_programme,
    obstacles_in,
    stage_counts,
    trial_counts,
)
from praksisnet.practice.queries.meetings import SinceLast, TrialPanel, own_since_last, since_last, trial_panel
from praksisnet.practice.queries.panels import (
    MyTrials,
    Tried,
    look_of,
    my_trial_panel,
    trial_page,
    who_has_tried,
)
from praksisnet.practice.queries.trials import Place, listed, places_for, trials_for

__all__ = [
    "MyTrials",
    "Place",
    "SinceLast",
    "TrialPanel",
    "Tried",
    "holder_of",
    "listed",
    "look_of",
    "municipalities_with_trial",
    "my_trial_panel",
    "obstacles_by_programme",
    "obstacles_in",
    "open_trials_of",
    "own_since_last",
    "places_for",
    "since_last",
    "stage_counts",
    "trial_by_link",
    "trial_counts",
    "trial_page",
    "trial_panel",
    "trials_for",
    "trials_to_ask_about",
    "who_has_tried",
    "whom_to_ask",
]
