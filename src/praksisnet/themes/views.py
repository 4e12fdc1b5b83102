from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from praksisnet.journal.idempotency import idempotent
from praksisnet.kit.pages import posted, show
from praksisnet.kit.paging import page_of
from praksisnet.kit.refusal import Refused
from praksisnet.people.gate import actor, reader
from praksisnet.themes import actions, queries, rules, sockets
from praksisnet.themes.forms import MergerForm, SearchForm, ThemeForm, WordForm
from praksisnet.themes.models import Theme, ThemeWord

View = Callable[..., HttpResponse]


def editors_only(view: View) -> View:
    """Everybody reads the themes; who may not change them is told so."""

    @wraps(view)
    def gated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not rules.may_edit_themes(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return gated


@require_safe
def themes(request: HttpRequest) -> HttpResponse:
    wanted = SearchForm(request.GET)
    text = wanted.cleaned_data["q"] if wanted.is_valid() else ""
    all_of_them = queries.themes_for(reader(request)) if rules.may_edit_themes(reader(request)) else queries.themes()
    found = queries.with_some_words(queries.search(all_of_them, text), text)
    return _page(request, "list", page=page_of(found, request.GET), text=text)


@require_safe
def theme(request: HttpRequest, theme_id: int) -> HttpResponse:
    """The theme with what the rooms keep under it; a merged one leads on to where its things are now."""
    person, theme = reader(request), _found(request, theme_id)
    if theme.merged_into_id:
        return redirect("themes:theme", theme.merged_into_id)
    words = list(theme.words.order_by("folded"))
    merged = list(queries.mergers_into(theme)) if rules.may_edit_themes(person) else []
    shown = {
        "merged": merged,
        "panels": sockets.panels_for(person, theme),
        "corners": sockets.corners_for(person, theme),
    }
    return _page(request, "theme", theme=theme, words=words, **shown)


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
@idempotent
def new(request: HttpRequest) -> HttpResponse:
    form = ThemeForm(posted(request))
    form.is_change = False
    if form.is_valid():
        try:
            made = actions.create_theme(by=actor(request), **form.cleaned_data)
            return redirect("themes:theme", made.pk)
        except Refused as refused:
            form.add_error("name", refused)
    return _page(request, "new", form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def naming(request: HttpRequest, theme_id: int) -> HttpResponse:
    theme = _found(request, theme_id)
    known = {name: getattr(theme, name) for name in ("name", "name_en", "description")}
    form = ThemeForm(posted(request), initial=known)
    if form.is_valid():
        try:
            actions.rename_theme(theme, by=actor(request), **form.cleaned_data)
            return redirect("themes:theme", theme.pk)
        except Refused as refused:
            form.add_error("name", refused)
    return _page(request, "naming", theme=theme, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def words(request: HttpRequest, theme_id: int) -> HttpResponse:
    theme = _found(request, theme_id)
    form = WordForm(posted(request))
    if form.is_valid():
        try:
            actions.add_word(theme, form.cleaned_data["word"], by=actor(request))
            messages.success(request, _("“%(word)s” leads here from now on.") % {"word": form.cleaned_data["word"]})
            return redirect("themes:words", theme.pk)
        except Refused as refused:
            form.add_error("word", refused)
    page = page_of(theme.words.order_by("folded"), request.GET)
    return _page(request, "words", theme=theme, page=page, form=form)


@require_POST
@editors_only
def word_removal(request: HttpRequest, word_id: int) -> HttpResponse:
    """What is gone already is gone: no error for a second press."""
    word = ThemeWord.objects.filter(pk=word_id).select_related("theme").first()
    if word is None:
        return redirect("themes:list")
    actions.remove_word(word, by=actor(request))
    messages.success(request, _("“%(word)s” no longer leads here.") % {"word": word.word})
    return redirect("themes:words", word.theme_id)


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def retirement(request: HttpRequest, theme_id: int) -> HttpResponse:
    """Take the theme out of use; one that is out of use comes back."""
    theme = _found(request, theme_id)
    if request.method == "POST":
        try:
            change = actions.restore_theme if "undo" in request.POST else actions.retire_theme
            change(theme, by=actor(request))
        except Refused as refused:
            messages.error(request, refused.messages[0])
        return redirect("themes:theme", theme.pk)
    return _page(request, "retirement", theme=theme)


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
@idempotent
def merger(request: HttpRequest, theme_id: int) -> HttpResponse:
    """Choose the other one; see what moves; confirm."""
    theme = _found(request, theme_id)
    form = MergerForm(posted(request) or ("into" in request.GET and request.GET) or None, theme=theme)
    into = form.cleaned_data["into"] if form.is_valid() else None
    if into and request.method == "POST":
        try:
            into = actions.merge_themes(theme, into, by=actor(request))
            messages.success(request, _("%(one)s is merged into this theme.") % {"one": theme.label})
            return redirect("themes:theme", into.pk)
        except Refused as refused:
            form.add_error("into", refused)
    if into is None:
        wanted = SearchForm(request.GET)
        text = wanted.cleaned_data["q"] if wanted.is_valid() else ""
        page = page_of(queries.search(form.others, text), request.GET)
        return _page(request, "merger", theme=theme, form=form, page=page, text=text)
    return _page(request, "merging", theme=theme, form=form, into=into, moves=queries.what_moves(theme))


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def separation(request: HttpRequest, theme_id: int) -> HttpResponse:
    """Take back that the theme was merged."""
    theme = _found(request, theme_id)
    merger = theme.mergers.filter(undone_at__isnull=True).select_related("into", "merged_by").first()
    refused: list[str] = []
    if request.method == "POST" and merger:
        try:
            actions.unmerge_themes(theme, by=actor(request))
            messages.success(request, _("%(one)s is a theme of its own again.") % {"one": theme.label})
        except Refused as why:
            refused = why.messages
    if merger is None or (request.method == "POST" and not refused):
        return redirect("themes:theme", theme.pk)
    return _page(request, "separation", theme=theme, merger=merger, refused=refused)


def _found(request: HttpRequest, theme_id: int) -> Theme:
    return get_object_or_404(queries.themes_for(reader(request)), pk=theme_id)


def _page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    context = {"active": "themes", "may_edit": rules.may_edit_themes(reader(request)), **context}
    return show(request, f"themes/{template}.html", context)
