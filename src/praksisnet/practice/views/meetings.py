"""What is shown in the room: what municipalities will try, and how it stands since last. Neither names anybody."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from praksisnet.kit.pages import posted
from praksisnet.kit.refusal import Refused
from praksisnet.people.gate import actor, reader
from praksisnet.practice import actions, rules
from praksisnet.practice.forms import SinceForm
from praksisnet.practice.queries import asks_for_trials, municipalities_trying, own_since_last
from praksisnet.practice.queries import since_last as figures_since_last
from praksisnet.practice.views.reading import blame, meeting_or_404, page
from praksisnet.practice.words import Stage


@require_http_methods(["GET", "HEAD", "POST"])
def since_last(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """One click for each of the own trials; a stop asks why before it is kept."""
    meeting = meeting_or_404(request, meeting_id)
    if request.method == "POST" and not rules.may_plan(reader(request)):
        raise PermissionDenied
    own = own_since_last(reader(request), meeting)
    form = SinceForm(posted(request), trials=own)
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("stage", "told", "hindrances")}
        try:
            actions.report_trial(form.trial, meeting=meeting, by=actor(request), **told)
            messages.success(request, _("Saved for %(name)s.") % {"name": form.trial.municipality.name})
            return redirect("practice:since_last", meeting.pk)
        except Refused as refused:
            blame(form, refused)
    stages = [stage for stage in Stage.choices if stage[0] != Stage.PLANNED]
    context = {"own": own, "stages": stages, "since": figures_since_last(meeting)}
    return page(request, "since_last", active="meetings", meeting=meeting, form=form, **context)


@require_safe
def meeting_trials(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """For the wide screen in the room: where to write, and how many municipalities have."""
    meeting = meeting_or_404(request, meeting_id)
    address = (settings.SITE_ADDRESS + reverse("practice:trial_new")).partition("://")[2].rstrip("/")
    context = {"address": address, "asks": asks_for_trials(meeting)}
    return page(
        request, "meeting_trials", active="meetings", meeting=meeting, number=municipalities_trying(meeting), **context
    )
