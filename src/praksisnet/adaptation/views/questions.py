"""Before a meeting: who runs it asks, the municipalities answer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from praksisnet.adaptation import actions
from praksisnet.adaptation.forms import QuestionsForm, RepliesForm
from praksisnet.adaptation.queries import all_replies, questions_panel
from praksisnet.adaptation.views.reading import meeting_to_answer_or_404, meeting_to_ask_or_404, own_answers, page
from praksisnet.kit.pages import posted
from praksisnet.kit.refusal import Refused
from praksisnet.organisations.models import Organisation
from praksisnet.people.gate import actor, reader


@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """What the own municipality says; who prepares the meeting reads all."""
    meeting = meeting_to_answer_or_404(request, meeting_id)
    panel = questions_panel(reader(request), meeting)
    mine = own_answers(request, panel)
    said = {pk: reply.body for pk, reply in mine.replies.items()} if mine else {}
    asked = panel.questions if panel and mine and panel.is_open else []
    form = RepliesForm(posted(request), questions=asked, said=said)
    if mine and asked and form.is_valid():
        try:
            municipality = Organisation.objects.get(pk=mine.municipality_id)
            actions.answer_before(meeting, municipality, form.answers, by=actor(request))
            messages.success(request, _("Saved for %(name)s. Thank you.") % {"name": mine.name})
            return redirect("adaptation:questions", meeting.pk)
        except Refused as refused:
            form.add_error(None, refused)
    replies = all_replies(panel.questions) if panel and panel.reads else []
    context = {"meeting": meeting, "panel": panel, "mine": mine, "form": form, "replies": replies}
    return page(
        request, "questions", active="meetings", colleague=mine.colleague(reader(request)) if mine else "", **context
    )


@require_http_methods(["GET", "HEAD", "POST"])
def questions_wording(request: HttpRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_to_ask_or_404(request, meeting_id)
    known = list(meeting.questions.order_by("position").values_list("text", flat=True))
    form = QuestionsForm(posted(request), texts=known)
    if form.is_valid():
        try:
            actions.ask_before(meeting, form.texts, by=actor(request))
            messages.success(
                request, _("Saved. The questions are asked on the meeting’s page and in the mail “Before the meeting”.")
            )
            return redirect("adaptation:questions", meeting.pk)
        except Refused as refused:
            form.add_error(None, refused)
    return page(request, "questions_wording", active="meetings", meeting=meeting, form=form)
