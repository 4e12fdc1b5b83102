"""I praksis: what is tried, one trial, and what its municipality does with it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from praksisnet.journal.idempotency import idempotent
from praksisnet.kit.pages import posted
from praksisnet.kit.paging import page_of, page_of_list
from praksisnet.kit.refusal import Refused
from praksisnet.people.gate import actor, reader
from praksisnet.practice import actions, rules
from praksisnet.practice.forms import FilterForm, ReportForm, TextForm, TrialForm
from praksisnet.practice.models import Report, Trial
from praksisnet.practice.queries import (
    answer_of,
    filter_networks,
    listed,
    own_versions_of,
    start_of,
    trial_figures,
    trial_page,
    trials_for,
    version_of_trial,
    who_tried,
)
from praksisnet.practice.views.reading import blame, own_places, page, resource_or_404, trial_or_404

MUNICIPALITIES_SHOWN = 20


@require_safe
def practice(request: HttpRequest) -> HttpResponse:
    """Members see their own first; who runs or follows a programme sees figures, the authority nothing else."""
    person = reader(request)
    if not rules.sees_practice(person):
        raise Http404
    filters = FilterForm(request.GET, networks=filter_networks(person))
    wanted = filters.wanted
    found = page_of(listed(trials_for(person), **wanted), request.GET)
    context = {"page": found, "filters": filters, "is_filtered": any(wanted.values())}
    rights = {"may_plan": rules.may_plan(person), "reads": bool(rules.reading_programme_ids(person))}
    context["versions"] = own_versions_of(person) if rights["may_plan"] else []
    return page(request, "practice", figures_of=trial_figures(person), **context, **rights)


@require_http_methods(["GET", "HEAD", "POST"])
@idempotent
def trial_new(request: HttpRequest) -> HttpResponse:
    """Det vil vi prøve. Opened without more, it belongs to the meeting that asks just now."""
    places = own_places(request)
    start = start_of(reader(request), places, meeting=request.GET.get("meeting"), resource=request.GET.get("resource"))
    form = TrialForm(posted(request), places=start.places, what=start.what)
    if form.is_valid():
        of = form.place
        try:
            made = actions.plan_trial(of.network, of.municipality, by=actor(request), **start.origin, **form.texts)
            messages.success(request, _saved(made))
            return redirect("practice:trial", made.pk)
        except Refused as refused:
            blame(form, refused)
    return page(request, "trial_new", form=form, start=start)


@require_safe
def trial(request: HttpRequest, trial_id: int) -> HttpResponse:
    found = trial_or_404(request, trial_id)
    return page(request, "trial", **trial_page(reader(request), found), **version_of_trial(reader(request), found))


@require_http_methods(["GET", "HEAD", "POST"])
def text(request: HttpRequest, trial_id: int) -> HttpResponse:
    found = trial_or_404(request, trial_id, speaking=True)
    known = {"what": found.what, "who": found.who, "look_on": found.look_on}
    form = TextForm(posted(request), initial=known, is_asked=bool(found.asked_at))
    if form.is_valid():
        try:
            actions.change_trial(found, by=actor(request), **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("practice:trial", found.pk)
        except Refused as refused:
            blame(form, refused)
    return page(request, "text", trial=found, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, trial_id: int) -> HttpResponse:
    """Hvordan gik det? What a colleague has told already stands in the fields."""
    found = trial_or_404(request, trial_id, speaking=True)
    known = answer_of(found)
    form = ReportForm(posted(request), initial=_initial(known))
    if form.is_valid():
        try:
            actions.report_trial(found, by=actor(request), **form.cleaned_data)
            messages.success(request, _("Saved for %(name)s.") % {"name": found.municipality.name})
            return redirect("practice:trial", found.pk)
        except Refused as refused:
            blame(form, refused)
    return page(request, "report", trial=found, form=form, known=known)


@require_http_methods(["GET", "HEAD", "POST"])
def sharing(request: HttpRequest, trial_id: int) -> HttpResponse:
    found = trial_or_404(request, trial_id, speaking=True)
    if request.method == "POST":
        try:
            if "undo" in request.POST:
                actions.unshare_trial(found, by=actor(request))
                messages.success(request, _("Only you and the facilitator can see it now."))
            else:
                actions.share_trial(found, by=actor(request))
                messages.success(request, _("Shared with %(name)s.") % {"name": found.network.name})
            return redirect("practice:trial", found.pk)
        except Refused as refused:
            return page(request, "sharing", trial=found, refused=refused.messages)
    return page(request, "sharing", trial=found, refused=[])


@require_safe
def tried(request: HttpRequest, resource_id: int) -> HttpResponse:
    """Hvem har prøvet det?"""
    resource = resource_or_404(request, resource_id)
    found = page_of_list(who_tried(reader(request), resource), request.GET, MUNICIPALITIES_SHOWN)
    return page(request, "tried", resource=resource, found=found, may_plan=rules.may_plan(reader(request)))


def _saved(trial: Trial) -> str:
    return _("Saved for %(name)s. Only you and the facilitator can see it until you share it.") % {
        "name": trial.municipality.name
    }


def _initial(known: Report | None) -> dict[str, Any]:
    if known is None:
        return {}
    return {"stage": known.stage, "told": known.told, "hindrances": [o.hindrance for o in known.obstacles.all()]}
