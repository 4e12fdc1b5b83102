"""What is asked about a small test, and about a municipality's own version."""

from praksisnet.practice.forms.local_versions import ChangedVersionForm, NewVersionForm
from praksisnet.practice.forms.trials import FilterForm, ReportForm, SinceForm, TextForm, TrialForm, panel_form

__all__ = [
    "ChangedVersionForm",
    "FilterForm",
    "NewVersionForm",
    "ReportForm",
    "SinceForm",
    "TextForm",
    "TrialForm",
    "panel_form",
]
