"""The planned mails about a meeting: what they say in the facilitator's own words, and how they are read."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from praksisnet.kit.pages import posted
from praksisnet.kit.refusal import Refused
from praksisnet.meetings import actions, rules, sockets
from praksisnet.meetings.forms.letter_texts import LetterTextForm, PreviewForm
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import letter_texts as texts_of
from praksisnet.meetings.queries import people_told
from praksisnet.meetings.views.reading import meeting_or_404, page
from praksisnet.notices.preview import Preview, preview_of
from praksisnet.people.gate import actor


@require_safe
def letter_texts(request: HttpRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_or_404(request, meeting_id, rules.may_run_meeting)
    return page(request, "letter_texts", meeting=meeting, kinds=sockets.letter_kinds(), texts=texts_of(meeting))


@require_http_methods(["GET", "HEAD", "POST"])
def letter_text(request: HttpRequest, meeting_id: int, purpose: str) -> HttpResponse:
    """The words, and below them the mail as one of the participants reads it."""
    meeting = meeting_or_404(request, meeting_id, rules.may_run_meeting)
    kind = sockets.letter_kind(purpose)
    if kind is None:
        raise Http404
    form = LetterTextForm(posted(request), initial={"text": texts_of(meeting).get(purpose, "")})
    if form.is_valid():
        try:
            actions.write_letter_text(meeting, purpose, by=actor(request), **form.cleaned_data)
            messages.success(request, _("The text is saved. This is how the mail is read."))
            return redirect("meetings:letter_text", meeting.pk, purpose)
        except Refused as refused:
            form.add_error("text", refused)
    choice = PreviewForm(request.GET, people=people_told(meeting))
    shown = {"kind": kind, "choice": choice, "preview": _preview(meeting, kind, choice)}
    return page(request, "letter_text", meeting=meeting, form=form, **shown)


def _preview(meeting: Meeting, kind: sockets.LetterKind, choice: PreviewForm) -> Preview | None:
    """None while there is no date to write about, or nobody to write to."""
    person = choice.reader()
    if person is None or meeting.starts_at is None:
        return None
    draft = kind.drafted(meeting, person)
    return preview_of(draft.title, draft.html)
