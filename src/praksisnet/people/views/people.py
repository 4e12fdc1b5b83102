from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from praksisnet.journal.idempotency import idempotent
from praksisnet.kit.pages import posted, show
from praksisnet.kit.paging import page_of
from praksisnet.kit.refusal import Refused
from praksisnet.people import actions, sockets
from praksisnet.people.forms import PersonForm
from praksisnet.people.gate import actor, administrators_only, reader
from praksisnet.people.models import Person, State
from praksisnet.people.queries import people_for
from praksisnet.people.words import STATES

SHOWN_STATES = [(state.value, STATES[state.value][0]) for state in (State.ACTIVE, State.NAMED, State.DEACTIVATED)]


@require_safe
@administrators_only
def people(request: HttpRequest) -> HttpResponse:
    search, state = request.GET.get("q", "")[:100], request.GET.get("state", "")
    page = page_of(people_for(request.user, search=search, state=state), request.GET)
    context = {"page": page, "q": search, "state": state, "states": SHOWN_STATES, "words": STATES}
    return render(request, "people/people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
@idempotent
def new_person(request: HttpRequest) -> HttpResponse:
    form = PersonForm(posted(request), initial={"language": "da", "invited": True})
    form.is_change = False
    if form.is_valid():
        values = dict(form.cleaned_data)
        make = actions.invite_person if values.pop("invited") else actions.name_person
        try:
            person = make(**values, by=actor(request))
        except Refused as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("people:person", person_id=person.pk)
    return show(request, "people/new_person.html", {"form": form})


@require_safe
@administrators_only
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    found = get_object_or_404(people_for(request.user), pk=person_id)
    panels = sockets.person_panels(found, reader(request))
    return render(request, "people/person.html", {"person": found, "panels": panels, "words": STATES})


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def editing(request: HttpRequest, person_id: int) -> HttpResponse:
    found = get_object_or_404(people_for(request.user), pk=person_id)
    known = {name: getattr(found, name) for name in ("name", "email", "title", "phone", "language")}
    initial = {**known, "invited": found.invited_at is not None}
    form = PersonForm(posted(request), initial=initial)
    if form.is_valid():
        try:
            actions.change_person(found, **form.cleaned_data, by=actor(request))
        except Refused as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("people:person", person_id=found.pk)
    context = {"form": form, "person": found}
    return show(request, "people/editing.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def deactivation(request: HttpRequest, person_id: int) -> HttpResponse:
    """Asks first, then deactivates, or reactivates when the button says so."""
    found = get_object_or_404(people_for(request.user), pk=person_id)
    undo = request.POST.get("undo") == "yes"
    action = actions.reactivate_person if undo else actions.deactivate_person
    return _standing(request, found, action, "people/deactivation.html")


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def administratorship(request: HttpRequest, person_id: int) -> HttpResponse:
    """Asks first, then makes the person administrator, or takes the role back when the button says so."""
    found = get_object_or_404(people_for(request.user), pk=person_id)
    undo = request.POST.get("undo") == "yes"
    action = actions.remove_administrator if undo else actions.make_administrator
    return _standing(request, found, action, "people/administratorship.html")


def _standing(request: HttpRequest, found: Person, action: Callable[..., None], template: str) -> HttpResponse:
    refused: list[str] = []
    if request.method == "POST":
        try:
            action(found, by=actor(request))
        except Refused as refusal:
            refused = refusal.messages
        else:
            messages.success(request, _("Saved."))
            return redirect("people:person", person_id=found.pk)
    return show(request, template, {"person": found, "refused": refused})
