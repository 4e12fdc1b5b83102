from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.files.forms import UploadField, upload_for
from praksisnet.guard.forms import GuardedForm
from praksisnet.kit.choices import choice_of
from praksisnet.kit.meanwhile import Meanwhile
from praksisnet.knowledge.models import Resource
from praksisnet.people.models import Person
from praksisnet.practice.models import LocalVersion
from praksisnet.practice.queries import Place, VersionStart
from praksisnet.practice.words import MOST_CHANGED, MOST_WHY

KEPT, CHANGED = "kept", "changed"
PREFIX = "core_"


class _VersionForm(GuardedForm):
    """Jeres udgave: what was changed and why; of each core element, whether it was kept."""

    use_required_attribute = False

    changed = forms.CharField(
        label=_("What did you change?"),
        max_length=MOST_CHANGED,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "So that a colleague elsewhere can do the same. Write nothing about one particular child or family."
        ),
    )
    why = forms.CharField(
        label=_("Why?"), max_length=MOST_WHY, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    upload = UploadField(label=_("Your version as a file"), required=False)
    is_contact = forms.BooleanField(label=_("Others may write to me about it"), required=False)

    def __init__(self, *args: Any, person: Person, resource: Resource, **options: Any) -> None:
        super().__init__(*args, **options)
        upload_for(person, self, "upload")
        self.fields["is_contact"].help_text = _(
            "Your name and %(address)s are shown with it to those who can see it. You can take it back at any time."
        ) % {"address": person.email}
        self.core = [f"{PREFIX}{one.key}" for one in resource.core_elements]
        for one in resource.core_elements:
            self.fields[f"{PREFIX}{one.key}"] = forms.ChoiceField(
                label=_("Core element: %(text)s") % {"text": one.text},
                choices=[(KEPT, _("We kept it")), (CHANGED, _("We changed it"))],
                widget=forms.RadioSelect,
                error_messages={"required": _("Say whether you kept it.")},
            )
        self.order_fields(["place", "changed", "why", *self.core])

    @property
    def values(self) -> dict[str, Any]:
        """What the actions take."""
        found = self.cleaned_data
        plain = {name: found[name] for name in found if name != "place" and name not in self.core}
        return {**plain, "core": {name.removeprefix(PREFIX): found[name] == KEPT for name in self.core}}


class NewVersionForm(_VersionForm):
    """With the municipality it is for, which is asked only of those who speak for several, and who may see it."""

    is_shared = forms.BooleanField(
        required=False,
        help_text=_("Otherwise only you and the facilitator can see it. You can take it back at any time."),
    )

    def __init__(self, *args: Any, start: VersionStart, **options: Any) -> None:
        shared = bool(start.trial and start.trial.shared_at)
        super().__init__(*args, resource=start.resource, initial={"is_shared": shared}, **options)
        self.places = {place.key: place for place in start.places}
        choices = [(key, f"{one.municipality.name} · {one.network.name}") for key, one in self.places.items()]
        self.fields["place"] = choice_of(_("For which municipality?"), choices)
        networks = {place.network.name for place in start.places}
        self.fields["is_shared"].label = (
            _("Share it with %(network)s") % {"network": networks.pop()}
            if len(networks) == 1
            else _("Share it with the network")
        )
        self.order_fields(["place", "changed", "why", *self.core])

    @property
    def place(self) -> Place:
        return self.places[self.cleaned_data["place"]]


class ChangedVersionForm(Meanwhile, _VersionForm):
    """The same, of one that is there."""

    drops_file = forms.BooleanField(required=False)

    def __init__(self, *args: Any, version: LocalVersion, person: Person, **options: Any) -> None:
        initial = {"changed": version.changed, "why": version.why, "is_contact": version.contact_id == person.pk}
        answers = {f"{PREFIX}{key}": KEPT if kept else CHANGED for key, kept in version.core.items()}
        super().__init__(*args, person=person, resource=version.resource, initial={**answers, **initial}, **options)
        if version.file:
            self.fields["drops_file"].label = _("Remove the file %(name)s") % {"name": version.file.name}
            self.fields["upload"].label = _("Another file instead")
        else:
            del self.fields["drops_file"]
        if version.contact and version.contact_id != person.pk:
            self.fields["is_contact"].help_text = _(
                "%(name)s has said yes to it. Tick it if they are to write to you instead."
            ) % {"name": version.contact.name}
        self.order_fields(["changed", "why", *self.core, "drops_file", "upload", "is_contact"])
