"""“Tag med hjem”: one page, slides and three questions, and what somebody writes for it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from praksisnet.handouts import actions
from praksisnet.handouts.forms import HandoutForm
from praksisnet.handouts.queries.home import foot, paper_of, slides_of
from praksisnet.handouts.views.taken import Take, Taken, known_form, take_meeting, take_resource, writing
from praksisnet.handouts.words import POWERPOINT
from praksisnet.kit import downloads
from praksisnet.kit.pages import posted, show
from praksisnet.kit.refusal import Refused
from praksisnet.kit.slides import powerpoint
from praksisnet.kit.typesetting import UNIVERSAL, typeset
from praksisnet.people.gate import actor


@require_safe
def resource(request: HttpRequest, resource_id: int) -> HttpResponse:
    return _page(request, take_resource(request, resource_id))


@require_safe
def meeting(request: HttpRequest, meeting_id: int) -> HttpResponse:
    return _page(request, take_meeting(request, meeting_id))


@require_safe
def resource_file(request: HttpRequest, resource_id: int, form: str) -> HttpResponse:
    return _file(take_resource(request, resource_id), known_form(form))


@require_safe
def meeting_file(request: HttpRequest, meeting_id: int, form: str) -> HttpResponse:
    return _file(take_meeting(request, meeting_id), known_form(form))


@require_http_methods(["GET", "HEAD", "POST"])
def resource_content(request: HttpRequest, resource_id: int) -> HttpResponse:
    return _content(request, take_resource, resource_id)


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_content(request: HttpRequest, meeting_id: int) -> HttpResponse:
    return _content(request, take_meeting, meeting_id)


def _page(request: HttpRequest, taken: Taken) -> HttpResponse:
    return show(request, "handouts/home.html", {"taken": taken, "home": taken.home, "active": "library"})


def _file(taken: Taken, form: str) -> HttpResponse:
    """Made while it is waited for, in a process of its own."""
    title = f"{_('Take home')} {taken.home.title}"
    if form == POWERPOINT:
        made = powerpoint(taken.home.title, get_language() or "da", slides_of(taken.home), foot=foot())
        return downloads.powerpoint(title, made)
    return downloads.pdf(title, typeset(f"handouts/data/{form}.typ", paper_of(taken.home), standard=UNIVERSAL))


def _content(request: HttpRequest, take: Take, pk: int) -> HttpResponse:
    taken = writing(take, request, pk)
    form = HandoutForm(posted(request), points=taken.home.points, questions=taken.home.questions)
    if form.is_valid():
        own = {name: _own(taken, form, name) for name in ("points", "questions")}
        try:
            actions.write_handout(taken.thing, by=actor(request), **own)
            messages.success(request, _("Saved."))
            return redirect(taken.address)
        except Refused as refused:
            form.add_error(None, refused)
    return show(request, "handouts/content.html", {"taken": taken, "form": form, "active": "library"})


def _own(taken: Taken, form: HandoutForm, name: str) -> list[str]:
    """What was proposed and left alone is nobody's own text."""
    said = form.lines(name)
    return [] if said == form.proposed[name] and name not in taken.home.own else said
