"""Collections: read as a page or one PDF; begun, filled, put in order and published by those who write."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from praksisnet.handouts import actions, rules
from praksisnet.handouts.forms import AddForm, CollectionForm
from praksisnet.handouts.models import Collection
from praksisnet.handouts.queries import collections as queries
from praksisnet.handouts.words import COLLECTION
from praksisnet.journal.idempotency import idempotent
from praksisnet.kit import downloads
from praksisnet.kit.names import one_line
from praksisnet.kit.numbers import whole_number
from praksisnet.kit.pages import posted, show
from praksisnet.kit.paging import page_of
from praksisnet.kit.refusal import Refused
from praksisnet.kit.typesetting import UNIVERSAL, typeset
from praksisnet.knowledge.rules import sees_library
from praksisnet.people.gate import actor, reader
from praksisnet.readers.queries import ways_for

BEGINS_WITH = 8
LONGEST_WORDS = 100


@require_safe
def collections(request: HttpRequest) -> HttpResponse:
    person = reader(request)
    if not sees_library(person):
        raise Http404
    found = queries.collections_for(person)
    page = page_of(queries.with_sizes(found), request.GET, total=found.count())
    return _show(request, "collections", page=page, writes=rules.writes(person))


@require_http_methods(["GET", "HEAD", "POST"])
@idempotent
def collection_new(request: HttpRequest) -> HttpResponse:
    person = reader(request)
    if not sees_library(person):
        raise Http404
    if not rules.writes(person):
        raise PermissionDenied
    form = CollectionForm(posted(request), person=person, initial={"theme": request.GET.get("theme")})
    if form.is_valid():
        values, meeting = form.values, form.values["meeting"]
        begun = queries.proposed_for(values["theme"], meeting.pk if meeting else None, person, BEGINS_WITH)
        try:
            made = actions.create_collection(form.programme_chosen, resources=begun, by=actor(request), **values)
            return redirect("handouts:order", made.pk)
        except Refused as refused:
            form.add_error(None, refused)
    return _show(request, "collection_new", form=form)


@require_safe
def collection(request: HttpRequest, collection_id: int) -> HttpResponse:
    found = _found(request, collection_id)
    person = reader(request)
    shared = queries.SharedCollections().told(found.pk)
    ways = ways_for(person, shared) if shared else []
    context = {"items": queries.items_for(person, found), "way": ways[0] if ways else None, "kind": COLLECTION}
    return _show(request, "collection", collection=found, writes=rules.may_write(person, found), **context)


@require_safe
def collection_file(request: HttpRequest, collection_id: int) -> HttpResponse:
    """One PDF with contents: what this reader may read of it. A collection is full at forty things: some seconds."""
    found = _found(request, collection_id)
    paper = queries.paper_of(found, queries.items_for(reader(request), found))
    return downloads.pdf(found.title, typeset("handouts/data/collection.typ", paper, standard=UNIVERSAL))


@require_http_methods(["GET", "HEAD", "POST"])
def collection_content(request: HttpRequest, collection_id: int) -> HttpResponse:
    found = _written(request, collection_id)
    form = CollectionForm(posted(request), person=reader(request), collection=found)
    if form.is_valid():
        try:
            actions.change_collection(found, by=actor(request), **form.values)
            messages.success(request, _("Saved."))
            return redirect("handouts:collection", found.pk)
        except Refused as refused:
            form.add_error(None, refused)
    return _show(request, "collection_content", form=form, collection=found)


@require_http_methods(["GET", "HEAD", "POST"])
def order(request: HttpRequest, collection_id: int) -> HttpResponse:
    """What is in it and in which order: each press is a button of its own, so the keyboard is enough."""
    found = _written(request, collection_id)
    if _pressed(request, found):
        return redirect("handouts:order", found.pk)
    words, addable = one_line(request.GET.get("words", ""))[:LONGEST_WORDS], queries.addable_to(reader(request), found)
    offered = queries.offered_of(addable, words)
    form = AddForm(posted(request), addable=addable, offered=offered[: queries.MOST_OFFERED])
    if form.is_valid():
        try:
            actions.add_to_collection(found, by=actor(request), **form.cleaned_data)
            return redirect("handouts:order", found.pk)
        except Refused as refused:
            form.add_error(None, refused)
    searches = bool(words) or len(offered) > queries.MOST_OFFERED
    context = {"words": words, "searches": searches, "most": queries.MOST_OFFERED}
    return _show(request, "order", form=form, collection=found, rows=queries.rows_of(found), **context)


@require_POST
def collection_publication(request: HttpRequest, collection_id: int) -> HttpResponse:
    found = _written(request, collection_id)
    try:
        if "undo" in request.POST:
            actions.unpublish_collection(found, by=actor(request))
            messages.success(request, _("It is a draft again: only its writers can see it."))
        else:
            actions.publish_collection(found, by=actor(request))
            messages.success(request, _("It is published: members and readers can see it."))
    except Refused as refused:
        messages.error(request, refused.messages[0])
    return redirect("handouts:collection", found.pk)


def _pressed(request: HttpRequest, found: Collection) -> bool:
    """A button of a row: “up”, “down” or “remove” with the row's number."""
    for deed in ("up", "down", "remove"):
        if (number := whole_number(request.POST.get(deed), None)) is not None:
            item = get_object_or_404(found.items, pk=number)
            if deed == "remove":
                actions.remove_item(item, by=actor(request))
            else:
                actions.move_item(item, up=deed == "up", by=actor(request))
            return True
    return False


def _found(request: HttpRequest, collection_id: int) -> Collection:
    found: Collection = get_object_or_404(
        queries.collections_for(reader(request)).select_related("theme", "meeting"), pk=collection_id
    )
    return found


def _written(request: HttpRequest, collection_id: int) -> Collection:
    found = _found(request, collection_id)
    if not rules.may_write(reader(request), found):
        raise PermissionDenied
    return found


def _show(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    return show(request, f"handouts/{template}.html", {"active": "library", **context})
