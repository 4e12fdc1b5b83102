"""The knowledge partner's page of the words that search knows."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from praksisnet.kit.import_pages import Importing, empty_spreadsheet, import_page
from praksisnet.kit.pages import posted, show
from praksisnet.kit.paging import page_of
from praksisnet.kit.refusal import Refused
from praksisnet.people.forms import SpreadsheetForm
from praksisnet.people.gate import actor, reader
from praksisnet.thesaurus import actions, queries, rules
from praksisnet.thesaurus.forms import RuleForm
from praksisnet.thesaurus.models import Rule

View = Callable[..., HttpResponse]
PLACE, RULES_SHOWN = "words", 100
IMPORT = Importing(
    title=gettext_lazy("Import words"),
    lead=gettext_lazy("One rule a row: a word, the other words with commas between, and how they belong together."),
    file_name="soegeord.xlsx",
    place=("search_words", gettext_lazy("Words in search"), "thesaurus:words"),
    url="thesaurus:import",
    template_url="thesaurus:import_template",
    columns=actions.COLUMNS,
    shown="others",
    make_plan=actions.plan_import,
    carry_out=actions.import_rules,
)


def keepers_only(view: View) -> View:
    @wraps(view)
    def gated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not rules.keeps_words(reader(request)):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return gated


@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
def words(request: HttpRequest) -> HttpResponse:
    """The rules, what is looked for in vain, and the form; a word from that list stands in it already."""
    form = RuleForm(posted(request), initial={"words": request.GET.get("word", "")})
    if form.is_valid():
        try:
            rule = actions.add_rule(**form.values, by=actor(request))
            messages.success(request, _("Search knows it from now on: %(words)s.") % {"words": rule})
            return redirect("thesaurus:words")
        except Refused as refused:
            form.add_error("words", refused)
    page = page_of(queries.all_rules(), request.GET, RULES_SHOWN)
    context = {"form": form, "page": page, "lists": queries.by_kind(page), "missed": queries.missed()}
    return show(request, "thesaurus/words.html", {**context, "undo": _undo(request), "active": "search_words"})


@require_POST
@keepers_only
def removal(request: HttpRequest, rule_id: int) -> HttpResponse:
    """What is gone already is gone: no error for a second press. The page that follows can bring it back."""
    place = reverse("thesaurus:words")
    for rule in Rule.objects.filter(pk=rule_id):
        actions.remove_rule(rule, by=actor(request))
        messages.success(request, _("Search has forgotten it: %(words)s.") % {"words": rule})
        place += "?" + urlencode({"kind": rule.kind, "words": rule})
    return redirect(place)


def _undo(request: HttpRequest) -> RuleForm | None:
    """What was removed a moment ago, ready to be added again."""
    removed = RuleForm(request.GET, auto_id=False)
    return removed if request.method == "GET" and "kind" in request.GET and removed.is_valid() else None


@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
def import_words(request: HttpRequest) -> HttpResponse:
    form = SpreadsheetForm(*((request.POST, request.FILES) if request.method == "POST" else (None, None)))
    return import_page(request, IMPORT, form, by=actor(request))


@require_safe
@keepers_only
def import_template(request: HttpRequest) -> HttpResponse:
    return empty_spreadsheet(IMPORT)
