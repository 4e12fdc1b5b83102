from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from praksisnet.files.forms import UploadsField, upload_for
from praksisnet.files.models import StoredFile
from praksisnet.guard.forms import GuardedForm
from praksisnet.kit import clock
from praksisnet.kit.choices import RowsField
from praksisnet.kit.meanwhile import Meanwhile
from praksisnet.kit.searching import Searching
from praksisnet.knowledge import rules
from praksisnet.knowledge.forms.parts import PREFIX, fields_of_parts, written
from praksisnet.knowledge.forms.see_also import SeeAlsoField, addresses_of
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries import offered_themes, writers_in
from praksisnet.knowledge.words import (
    ESSENTIAL,
    MOST_LETTERS,
    PARTS,
    REVIEWED_EVERY,
    REVIEWED_KINDS,
    Evidence,
    Kind,
    Licence,
)
from praksisnet.networks.forms.choices import OneProgrammeField
from praksisnet.networks.models import Programme
from praksisnet.organisations.models import Organisation
from praksisnet.organisations.queries import municipalities
from praksisnet.people.models import Person
from praksisnet.themes.forms import ThemesField
from praksisnet.themes.queries import search as search_themes


class ResourceForm(Searching, Meanwhile, GuardedForm):
    """A resource as it is written: ``programme`` is asked at first, of those who write in several."""

    use_required_attribute = False
    titles = ("title",)
    # A draft may wait for these, but they are not for one to choose; clean() says of which types.
    needed = frozenset({"owner", "review_on", *(f"{PREFIX}{part.value}" for part in ESSENTIAL)})

    programme = OneProgrammeField(queryset=Programme.objects.none(), label=_("Programme"), empty_label=_("Choose"))
    kind = forms.ChoiceField(label=_("Type"), choices=Kind.choices, widget=forms.RadioSelect)
    title = forms.CharField(label=_("Title"), max_length=200)
    summary = forms.CharField(
        label=pgettext_lazy("resource", "Summary"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What it is, and what it can be used for: one or two sentences."),
    )
    body = forms.CharField(
        label=_("Text"),
        max_length=MOST_LETTERS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_(
            "An empty line begins a new paragraph, ## a heading, - a list and **two stars** bold type. "
            "Do not write about one particular child."
        ),
    )
    themes = ThemesField(label=_("Themes"))
    source = forms.CharField(
        label=_("Source"), max_length=200, required=False, help_text=_("Who is behind it, as readers see it.")
    )
    municipality = forms.ModelChoiceField(
        queryset=Organisation.objects.none(),
        label=_("Municipality"),
        required=False,
        empty_label=_("None in particular"),
        help_text=_("Of a practice example: whose practice it is."),
    )
    link = forms.URLField(label=_("Link to more"), max_length=500, required=False, assume_scheme="https")
    kept = RowsField(
        queryset=StoredFile.objects.none(),
        label=_("Files"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Untick a file to remove it."),
    )
    authors = forms.CharField(
        label=_("Authors"),
        max_length=300,
        required=False,
        help_text=_("As they should be cited: Holm, B. and Riis, J."),
    )
    evidence = forms.ChoiceField(
        label=_("What it is based on"), choices=[("", _("Not said")), *Evidence.choices], required=False
    )
    licence = forms.ChoiceField(label=_("Licence"), choices=[("", _("Not said")), *Licence.choices], required=False)
    lang = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, initial="da", required=False)
    municipalities = RowsField(
        queryset=Organisation.objects.none(),
        label=_("Municipalities that took part"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    see_also = SeeAlsoField()
    expires_on = forms.DateField(
        label=_("Shown until"),
        required=False,
        help_text=_("After that it leaves the knowledge bank by itself, as meeting material does."),
    )
    upload = UploadsField(label=_("Add files"), required=False)
    owner = forms.ModelChoiceField(
        queryset=Person.objects.none(),
        label=_("Owner"),
        required=False,
        empty_label=_("Nobody"),
        help_text=_("Keeps it up to date, and is asked when it is due for review."),
    )
    review_on = forms.DateField(
        label=_("Review by"),
        required=False,
        help_text=_("Research briefs, practice examples and tools need an owner and a day; other types do not."),
    )

    def __init__(self, *args: Any, person: Person, resource: Resource | None = None, **options: Any) -> None:
        initial = _known(resource) if resource else {"owner": person.pk, "review_on": clock.today() + REVIEWED_EVERY}
        super().__init__(*args, **{**options, "initial": initial})
        self.is_change = resource is not None
        fields: dict[str, Any] = self.fields
        fields.update(fields_of_parts())
        fields["see_also"].person = person
        own = rules.writes_in(person)
        self.only_programme: Programme | None = None
        if resource or len(own) == 1:
            self.only_programme = resource.programme if resource else Programme.objects.get(pk__in=own)
            del fields["programme"]
        else:
            fields["programme"].queryset = Programme.objects.filter(pk__in=own).order_by("sort_name", "pk")
        upload_for(person, self, "upload")
        self.search_among("themes", offered_themes(resource), search_themes)
        if resource and resource.files.exists():
            fields["kept"].queryset = resource.files.order_by("name", "pk")
        else:
            del fields["kept"]
        fields["municipality"].queryset = fields["municipalities"].queryset = municipalities()
        fields["owner"].queryset = writers_in({resource.programme_id} if resource else own)

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if found.get("kind") in REVIEWED_KINDS:
            for name, said in (
                ("owner", _("Choose who keeps it up to date. What goes out of date needs an owner.")),
                ("review_on", _("Say when it should be reviewed. What goes out of date needs a day.")),
            ):
                if name not in self.errors and not found.get(name):
                    self.add_error(name, said)
        return found

    @property
    def values(self) -> dict[str, Any]:
        """What the actions take."""
        found = self.cleaned_data
        plain = {name: found[name] for name in found if name != "programme" and not name.startswith(PREFIX)}
        if "kept" in plain:
            plain["files"] = plain.pop("kept")
        return {**plain, "parts": written(found), "lang": plain["lang"] or settings.LANGUAGE_CODE}

    @property
    def parts_by_kind(self) -> dict[str, list[Any]]:
        """The fields of the parts of each kind that has some, as the page draws them."""
        return {kind.value: [self[f"{PREFIX}{part.value}"] for part in parts] for kind, parts in PARTS.items()}

    @property
    def programme_chosen(self) -> Programme:
        chosen: Programme = self.only_programme or self.cleaned_data["programme"]
        return chosen


def _known(resource: Resource) -> dict[str, Any]:
    plain = ("kind", "title", "summary", "body", "source", "authors", "link", "evidence", "licence", "lang")
    return {
        **{name: getattr(resource, name) for name in (*plain, "review_on", "expires_on")},
        **{f"{PREFIX}{name}": text for name, text in resource.parts.items()},
        "municipalities": list(resource.municipalities.values_list("pk", flat=True)),
        "see_also": addresses_of(resource),
        "themes": list(resource.themes.values_list("pk", flat=True)),
        "kept": list(resource.files.values_list("pk", flat=True)),
        "municipality": resource.municipality_id,
        "owner": resource.owner_id,
    }
