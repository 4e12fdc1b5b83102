"""Opret indsats: each step is a page of its own that is saved as it is left, and can be come back to."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from praksisnet.journal.idempotency import idempotent
from praksisnet.kit.pages import posted, show
from praksisnet.kit.refusal import Refused
from praksisnet.networks import actions, mails, rules
from praksisnet.networks.forms.wizard import MailboxesForm, NetworksForm, PlacesForm, ProgrammeForm
from praksisnet.networks.models import Programme
from praksisnet.networks.queries import programmes_for
from praksisnet.networks.queries.wizard import (
    letters_panel,
    missing_mailboxes,
    places_panel,
    proposed_operator,
    reminders_panel,
    steps_of,
)
from praksisnet.networks.views.reading import blame, complain, own_programme
from praksisnet.people.gate import actor, reader


def _onward(request: HttpRequest, programme: Programme, step: str) -> HttpResponse:
    """A draft goes on to its next step; later the same pages are settings, and one stays."""
    if programme.is_draft and "stay" not in request.POST:
        return redirect(f"networks:{step}", programme.pk)
    messages.success(request, _("Saved."))
    return redirect(request.path)


@idempotent
@require_http_methods(["GET", "HEAD", "POST"])
def programme_new(request: HttpRequest) -> HttpResponse:
    person = reader(request)
    if not rules.may_create_programme(person):
        raise PermissionDenied
    data = posted(request)
    form = ProgrammeForm(data, earlier=programmes_for(person))
    form.fields["operator"].initial = proposed_operator(person)
    if form.is_bound and form.is_valid():
        try:
            made = actions.create_programme(person, by=actor(request), **form.programme_facts)
            return redirect("networks:programme_networks", made.pk)
        except Refused as refused:
            blame(form, refused)
    context = {"form": form, "programme": None, "steps": steps_of(None, "programme_settings")}
    return show(request, "networks/settings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def programme_settings(request: HttpRequest, programme_id: int) -> HttpResponse:
    programme, person = own_programme(request, programme_id), reader(request)
    data = posted(request)
    form = ProgrammeForm(data, programme=programme, earlier=programmes_for(person).exclude(pk=programme.pk))
    if form.is_bound and form.is_valid():
        try:
            actions.change_programme(programme, by=actor(request), **form.programme_facts)
            return _onward(request, programme, "programme_networks")
        except Refused as refused:
            blame(form, refused)
    context = {"form": form, "programme": programme, "steps": steps_of(programme, "programme_settings")}
    return show(request, "networks/settings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def programme_networks(request: HttpRequest, programme_id: int) -> HttpResponse:
    programme = own_programme(request, programme_id)
    networks = list(programme.networks.order_by("sort_name"))
    form = NetworksForm(posted(request), networks=networks)
    if form.is_bound and form.is_valid():
        try:
            actions.save_networks(programme, form.names, form.new, by=actor(request))
            return _onward(request, programme, "programme_municipalities")
        except Refused as refused:
            blame(form, refused)
    context = {"form": form, "programme": programme, "steps": steps_of(programme, "programme_networks")}
    return show(request, "networks/programme_networks.html", context)


@require_POST
def suggestion(request: HttpRequest, programme_id: int) -> HttpResponse:
    programme = own_programme(request, programme_id)
    try:
        actions.suggest_networks(programme, by=actor(request))
        messages.success(request, _("There is now one network for each region, with its municipalities in it."))
    except Refused as refused:
        complain(request, refused)
    return redirect("networks:programme_networks", programme.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def programme_municipalities(request: HttpRequest, programme_id: int) -> HttpResponse:
    programme = own_programme(request, programme_id)
    panel = places_panel(programme)
    data = posted(request)
    form = PlacesForm(data, organisations=[row.organisation for row in panel.rows], networks=panel.networks)
    if form.is_bound and form.is_valid():
        try:
            actions.place_municipalities(programme, form.places, by=actor(request))
            return _onward(request, programme, "programme_letters")
        except Refused as refused:
            blame(form, refused)
    steps = steps_of(programme, "programme_municipalities")
    context = {"form": form, "programme": programme, "panel": panel, "steps": steps}
    return show(request, "networks/programme_municipalities.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def programme_letters(request: HttpRequest, programme_id: int) -> HttpResponse:
    programme = own_programme(request, programme_id)
    if request.method == "POST":
        try:
            sent = actions.send_invitations(programme, by=actor(request))
            said = ngettext("%(count)s invitation is on its way.", "%(count)s invitations are on their way.", sent)
            messages.success(request, said % {"count": sent})
        except Refused as refused:
            complain(request, refused)
            return redirect("networks:programme_letters", programme.pk)
        return redirect("networks:programme", programme.pk)
    return _letters(request, programme, MailboxesForm(invitations=missing_mailboxes(programme)))


def _letters(request: HttpRequest, programme: Programme, form: MailboxesForm) -> HttpResponse:
    panel = letters_panel(programme)
    letter = mails.preview(mails.invitation_text(panel.example, link="#")) if panel.example else None
    context = {"panel": panel, "form": form, "letter": letter}
    return show(request, "networks/programme_letters.html", context)


@require_POST
def mailboxes(request: HttpRequest, programme_id: int) -> HttpResponse:
    programme = own_programme(request, programme_id)
    form = MailboxesForm(request.POST, invitations=missing_mailboxes(programme))
    if form.is_valid():
        try:
            actions.change_mailboxes(programme, form.mailboxes, by=actor(request))
            messages.success(request, _("Saved."))
            return redirect("networks:programme_letters", programme.pk)
        except Refused as refused:
            blame(form, refused)
    return _letters(request, programme, form)


@require_POST
def opening(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Finish the set-up without sending the invitations yet."""
    programme = own_programme(request, programme_id)
    try:
        actions.open_programme(programme, by=actor(request))
    except Refused as refused:
        complain(request, refused)
        return redirect("networks:programme_letters", programme.pk)
    messages.success(request, _("The programme is set up. The invitations have not been sent."))
    return redirect("networks:programme", programme.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def reminders(request: HttpRequest, programme_id: int) -> HttpResponse:
    programme = own_programme(request, programme_id)
    if request.method == "POST":
        try:
            sent = actions.send_reminders(programme, by=actor(request))
            said = ngettext("%(count)s reminder is on its way.", "%(count)s reminders are on their way.", sent)
            messages.success(request, said % {"count": sent})
        except Refused as refused:
            complain(request, refused)
        return redirect("networks:programme", programme.pk)
    panel = reminders_panel(programme)
    letter = mails.preview(mails.reminder_text(panel.example, link="#")) if panel.example else None
    return render(request, "networks/reminders.html", {"panel": panel, "letter": letter})
