from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.files.inspection import Checked, check_upload
from praksisnet.files.words import ACCEPTED


class UploadField(forms.FileField):
    """A file that was asked everything: its cleaned value is ``Checked``, or None where none was chosen."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.FileInput(attrs={"accept": ACCEPTED}))
        options.setdefault("help_text", _("PDF, PowerPoint or Word, at most 20 MB."))
        super().__init__(**options)

    def clean(self, data: Any, initial: Any = None) -> Checked | None:
        file = super().clean(data, initial)
        return check_upload(file) if file else None
