from django import forms

from praksisnet.guard.forms import GuardedForm
from praksisnet.notices.queries import Preference


class PreferencesForm(GuardedForm):
    """One group of radio buttons for each purpose."""

    def __init__(self, data: object, preferences: list[Preference]) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        for preference in preferences:
            purpose = preference.purpose
            self.fields[purpose.key] = forms.ChoiceField(
                label=purpose.label,
                help_text=purpose.hint,
                choices=[(how.value, how.label) for how in purpose.choices],
                initial=preference.how,
                widget=forms.RadioSelect,
            )
