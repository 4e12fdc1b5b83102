"""A folder of files becomes drafts: uploaded, looked through line by line, made with one press."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from praksisnet.files.models import StoredFile
from praksisnet.files.queries import staged_for
from praksisnet.journal.idempotency import idempotent
from praksisnet.kit.names import sort_name
from praksisnet.kit.numbers import whole_numbers
from praksisnet.kit.pages import posted
from praksisnet.kit.refusal import Refused
from praksisnet.kit.uploads import takes_files
from praksisnet.knowledge import actions
from praksisnet.knowledge.forms import FilesForm, ProposalsForm
from praksisnet.knowledge.queries import newest_programme, offered_themes, proposals_for
from praksisnet.knowledge.views.reading import page, writer
from praksisnet.people.gate import actor
from praksisnet.people.models import Person


@takes_files
@require_http_methods(["GET", "HEAD", "POST"])
def file_import(request: HttpRequest) -> HttpResponse:
    person = writer(request)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = FilesForm(*sent, person=person)
    if form.is_valid():
        chosen = urlencode([("file", file.pk) for file in form.cleaned_data["upload"]])
        return redirect(f"{reverse('knowledge:file_proposals')}?{chosen}")
    return page(request, "file_import", form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@idempotent
def file_proposals(request: HttpRequest) -> HttpResponse:
    """The files are named in the address: looking at it again, or going back to it, loses nothing."""
    person, themes = writer(request), list(offered_themes(None))
    programme = newest_programme(person)
    proposals = proposals_for(_chosen(request, person), programme, themes)
    form = ProposalsForm(posted(request), proposals=proposals, themes=themes)
    if proposals and form.is_valid():
        try:
            made = actions.import_files(form.wanted, programme=programme, owner=person, by=actor(request))
            text = ngettext("One draft is made.", "%(count)s drafts are made.", len(made))
            messages.success(request, text % {"count": len(made)})
            return redirect(f"{reverse('knowledge:library')}?state=draft")
        except Refused as refused:
            form.add_error(None, refused)
    return page(request, "file_proposals", form=form, programme=programme)


def _chosen(request: HttpRequest, person: Person) -> list[StoredFile]:
    """Those of the address that the person has uploaded and that nothing makes use of yet."""
    numbers = whole_numbers(request.GET.getlist("file"))
    waiting = staged_for(person).filter(pk__in=numbers).order_by("pk") if numbers else ()
    return sorted(waiting, key=lambda file: sort_name(file.name))
