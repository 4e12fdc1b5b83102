"""Several files at once: chosen, and then looked through, one line each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from praksisnet.files.actions import MOST_STAGED
from praksisnet.files.forms import UploadsField, upload_for
from praksisnet.guard.forms import GuardedForm
from praksisnet.kit.names import fold
from praksisnet.kit.searching import LONGEST_WORDS, MOST_OFFERED, Searching, Sought
from praksisnet.knowledge.actions.laying_up import Wanted
from praksisnet.knowledge.queries.proposals import Proposal
from praksisnet.knowledge.words import Kind
from praksisnet.people.models import Person
from praksisnet.themes.models import Theme

WORDS = "themes-words"


class FilesForm(GuardedForm):
    upload = UploadsField(label=_("Files"), folders=True, most=MOST_STAGED)

    def __init__(self, *args: Any, person: Person) -> None:
        super().__init__(*args)
        upload_for(person, self, "upload")


@dataclass(frozen=True, slots=True)
class Line:
    """One file with its fields."""

    proposal: Proposal
    keep: BoundField
    title: BoundField
    kind: BoundField
    theme: BoundField


class ProposalsForm(Searching, GuardedForm):
    """A line for each file: whether it is taken along, its title, type and theme."""

    use_required_attribute = False
    sought: Sought | None = None

    def __init__(self, *args: Any, proposals: Sequence[Proposal], themes: Sequence[Theme]) -> None:
        super().__init__(*args)
        self.proposals, self.themes = proposals, {str(theme.pk): theme for theme in themes}
        offered = [("", _("No theme")), *((str(theme.pk), theme.label) for theme in self._offered(themes))]
        for one in proposals:
            pk = one.file.pk
            self.fields[f"keep_{pk}"] = forms.BooleanField(
                label=one.file.name, required=False, initial=one.known is None
            )
            self.fields[f"title_{pk}"] = forms.CharField(
                label=_("Title"), max_length=200, required=False, initial=one.title
            )
            self.fields[f"kind_{pk}"] = forms.ChoiceField(label=_("Type"), choices=Kind.choices, initial=one.kind)
            self.fields[f"theme_{pk}"] = forms.ChoiceField(
                label=_("Theme"), choices=offered, required=False, initial=one.theme_id
            )
        self.titles = tuple(f"title_{one.file.pk}" for one in proposals)  # type: ignore[misc]
        self.needed = frozenset({*self.titles, *(f"theme_{one.file.pk}" for one in proposals)})

    def _offered(self, themes: Sequence[Theme]) -> Sequence[Theme]:
        """Of many those that are looked for, for all the lines at once, and those that a line has already."""
        if len(themes) <= MOST_OFFERED:
            return themes
        words = str(self.data.get(WORDS, ""))[:LONGEST_WORDS]
        wanted = fold(words).split()
        fits = [one for one in themes if all(word in one.folded for word in wanted)][:MOST_OFFERED]
        self.sought = Sought(WORDS, words, bool(fits))
        kept = {one.theme_id for one in self.proposals}
        sent = {self.data.get(f"theme_{one.file.pk}") for one in self.proposals}
        return [one for one in themes if one in fits or one.pk in kept or str(one.pk) in sent]

    @property
    def lines(self) -> list[Line]:
        names = ("keep", "title", "kind", "theme")
        return [Line(one, *(self[f"{name}_{one.file.pk}"] for name in names)) for one in self.proposals]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or self.cleaned_data
        kept = [one.file.pk for one in self.proposals if found.get(f"keep_{one.file.pk}")]
        if not kept:
            raise forms.ValidationError(_("Choose at least one file."), code="none")
        for pk in kept:
            if f"title_{pk}" not in self.errors and not found.get(f"title_{pk}"):
                self.add_error(f"title_{pk}", _("Write a title."))
        return found

    @property
    def wanted(self) -> list[Wanted]:
        """Those that are taken along, as the action takes them."""
        found = self.cleaned_data
        return [
            Wanted(
                one.file,
                found[f"title_{one.file.pk}"],
                found[f"kind_{one.file.pk}"],
                self.themes.get(found[f"theme_{one.file.pk}"]),
            )
            for one in self.proposals
            if found[f"keep_{one.file.pk}"]
        ]
