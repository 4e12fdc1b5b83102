"""Upload fields: their cleaned values were asked everything. The whole control is their widget's."""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.files.base import File
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from praksisnet.files.actions import Upload, stage
from praksisnet.files.inspection import Checked, check_upload
from praksisnet.files.models import StoredFile
from praksisnet.files.queries import staged_for
from praksisnet.files.words import ACCEPTED, MOST_BYTES
from praksisnet.guard.forms import GuardedForm
from praksisnet.guard.text import find_cpr
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import one_line
from praksisnet.kit.numbers import whole_numbers
from praksisnet.kit.refusal import Refused
from praksisnet.people.models import Person

LONGEST_NAME_SAID = 60
MOST_AT_ONCE = 20
TAKEN = _("PDF, PowerPoint, Word, Excel, OpenDocument text or pictures, at most 20 MB each.")


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of one field: files with the form, and the numbers of those that were uploaded before it."""

    files: list[File[bytes]] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.files or self.kept)


class UploadWidget(forms.FileInput):
    """The browser's own control; around it, for those with a script, places to drop, progress and a list.

    ``person``: whoever is signed in, whose files are uploaded at once; None: they go with the form.
    """

    person: Person | None = None
    laid_up: tuple[StoredFile, ...] = ()  # what came with this form alone

    def __init__(self, *, several: bool = False, folders: bool = False) -> None:
        self.several, self.folders = several, folders
        self.allow_multiple_selected = several
        super().__init__({"accept": ACCEPTED, **({"multiple": True} if several else {})})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Sent:
        kept = data.getlist(_kept(name)) if hasattr(data, "getlist") else []
        return Sent(files.getlist(name) if hasattr(files, "getlist") else [*filter(None, [files.get(name)])], kept)

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        context = {
            "name": name,
            "kept_name": _kept(name),
            "input": super().render(name, None, attrs, renderer),
            "files": self.staged(value),
            "address": reverse("files:uploads") if self.person else "",
            "several": self.several,
            "folders": self.folders,
            "most": MOST_BYTES,
        }
        return mark_safe(render_to_string("files/_upload.html", context))  # noqa: S308 -- a template of ours escapes

    def staged(self, value: Any) -> list[StoredFile]:
        """What waits for the form: uploaded ahead of it, or sent with it and found good before it was refused."""
        numbers = whole_numbers(value.kept) if isinstance(value, Sent) else []
        numbers += [file.pk for file in self.laid_up]
        return list(staged_for(self.person).filter(pk__in=numbers).order_by("pk")) if self.person and numbers else []

    def lay_up(self, checked: Checked) -> Upload:
        """Kept for the person alone, so that a form with a mistake loses no file; a guest's goes with the form."""
        if not self.person:
            return checked
        kept = stage(checked, self.person, by=Actor.person(self.person))
        self.laid_up = (*self.laid_up, kept)
        return kept


class _Uploads(forms.Field):
    widget: UploadWidget

    def __init__(self, *, several: bool, folders: bool = False, most: int = MOST_AT_ONCE, **options: Any) -> None:
        self.most = most
        options.setdefault("help_text", TAKEN)
        super().__init__(widget=UploadWidget(several=several, folders=folders), **options)

    def bound_data(self, data: Any, initial: Any) -> Any:  # noqa: ARG002 -- Django's own signature
        return data

    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ARG002 -- Django's own signature
        return bool(data)

    def _read(self, sent: Sent | None) -> list[Upload]:
        sent = sent or Sent()
        if len(sent.files) + len(sent.kept) > self.most:
            text = _("Choose at most %(most)s files at a time.")
            raise forms.ValidationError(text, code="many", params={"most": self.most})
        read: list[Checked] = []
        wrong: list[forms.ValidationError] = []
        for file in sent.files:
            try:
                read.append(check_upload(file))
            except Refused as refused:
                wrong.append(self._told(refused, file.name or ""))
        if wrong:
            raise forms.ValidationError(wrong)
        uploads = [*self.widget.staged(sent), *map(self.widget.lay_up, read)]
        if self.required and not uploads:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return uploads

    def _told(self, refused: Refused, name: str) -> forms.ValidationError:
        """Which of several it was; never a name that holds a number."""
        if not self.widget.several or find_cpr(name):
            return refused
        named = {"name": one_line(name)[:LONGEST_NAME_SAID], "problem": refused.messages[0]}
        return forms.ValidationError(_("%(name)s: %(problem)s"), code=refused.code, params=named)


class UploadField(_Uploads):
    """One file: its cleaned value is an ``Upload``, or None where none was chosen."""

    def __init__(self, **options: Any) -> None:
        super().__init__(several=False, **options)

    def clean(self, value: Any) -> Upload | None:
        return next(reversed(self._read(value)), None)


class UploadsField(_Uploads):
    """Several files: its cleaned value is a list of ``Upload``, in the order they were chosen.

    ``folders``: also a whole folder, where the browser can; without a script one chooses the files in it.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(several=True, **options)

    def clean(self, value: Any) -> list[Upload]:
        return self._read(value)


class StagingForm(GuardedForm):
    """One file on its way, and the name of the field that it is for."""

    file = UploadField(label=_("File"))
    field = forms.RegexField(r"^[a-z_]{1,40}$", max_length=40)


def upload_for(person: Person, form: forms.Form, *names: str) -> None:
    """Let the fields of these names take what the person has uploaded before the form is sent."""
    for name in names:
        form.fields[name].widget.person = person


def _kept(name: str) -> str:
    return f"{name}-kept"
