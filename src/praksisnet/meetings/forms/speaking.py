from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from praksisnet.files.forms import UploadField
from praksisnet.guard.forms import GuardedForm
from praksisnet.kit.meanwhile import Meanwhile
from praksisnet.meetings.models import Session, Speaking
from praksisnet.meetings.rules import may_change_talk


class SpeakerForm(GuardedForm):
    """Who speaks in which part of the programme."""

    use_required_attribute = False

    session = forms.ChoiceField(label=_("In which part of the programme?"))
    name = forms.CharField(label=pgettext_lazy("of a person", "Name"), max_length=120)
    title = forms.CharField(
        label=_("Where from"), max_length=120, required=False, help_text=_("Stands after the name in the programme.")
    )
    email = forms.EmailField(
        label=_("Mail address"),
        max_length=254,
        required=False,
        help_text=_("With it the speaker gets a private link to the talk by mail, and needs no account."),
    )

    def __init__(self, *args: Any, sessions: list[Session], **options: Any) -> None:
        super().__init__(*args, **options)
        self.sessions = {str(session.pk): session for session in sessions}
        choices = [(key, _named(session)) for key, session in self.sessions.items()]
        self.fields["session"].choices = [("", _("Choose")), *choices]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Session:
        return self.sessions[self.cleaned_data["session"]]


class TalkForm(Meanwhile, GuardedForm):
    """What a speaker says of the talk; only the slides once the meeting has begun."""

    use_required_attribute = False
    titles = ("title",)

    title = forms.CharField(label=_("The title of your talk"), max_length=150)
    abstract = forms.CharField(
        label=pgettext_lazy("talk", "What it is about"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("A few sentences for the programme. Do not write about one particular child."),
    )
    slides = UploadField(label=_("Slides"), required=False)
    released = forms.BooleanField(
        label=_("The slides may be shown after the meeting"),
        required=False,
        help_text=_("Without the tick only the facilitator sees them."),
    )
    removed = forms.BooleanField(label=_("Take the slides away"), required=False)

    def __init__(self, *args: Any, speaking: Speaking, **options: Any) -> None:
        session = speaking.session
        known = {"title": session.title, "abstract": session.abstract, "released": bool(speaking.slides_released_at)}
        super().__init__(*args, **{"initial": known, **options})
        if not may_change_talk(session.meeting):
            del self.fields["title"], self.fields["abstract"]
        if speaking.slides:
            self.fields["slides"].label = _("New slides instead of them")
        else:
            del self.fields["removed"]

    @property
    def lost_file(self) -> str:
        """A file that was good, in a form that is not: the browser lets nobody keep it for the next try."""
        file = self.files.get("slides")
        return file.name or "" if file and self.errors and "slides" not in self.errors else ""


def _named(session: Session) -> str:
    return f"{session.letter}: {session.title}" if session.letter else session.title
