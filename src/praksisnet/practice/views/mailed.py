"""The page behind the mail “How did it go?”. It acts on no GET; whoever opens it may be somebody else."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from praksisnet.kit.actor import Actor
from praksisnet.kit.links import BadLink
from praksisnet.kit.refusal import Refused
from praksisnet.practice import actions
from praksisnet.practice.forms import ReportForm
from praksisnet.practice.models import Trial
from praksisnet.practice.queries import is_answered, trial_by_link
from praksisnet.practice.views.reading import blame, page


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mailed(request: HttpRequest, token: str) -> HttpResponse:
    """One answer for the municipality; once it is there, only somebody signed in reads and changes it."""
    try:
        trial, person = trial_by_link(token)
    except (BadLink, Trial.DoesNotExist):
        return render(request, "practice/link_useless.html", status=404)
    answered = is_answered(trial)
    form = ReportForm(request.POST if request.method == "POST" and not answered else None)
    if form.is_valid():
        try:
            actions.report_trial(trial, by=Actor.link(person), **form.cleaned_data)
            messages.success(request, _("Saved for %(name)s.") % {"name": trial.municipality.name})
            return redirect("practice:mailed", token=token)
        except Refused as refused:
            blame(form, refused)
    return page(request, "mailed", trial=trial, person=person, form=form, answered=answered)
