from csp.decorators import csp_update
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from praksisnet.demo import mailbox
from praksisnet.demo.personas import person_of, personas
from praksisnet.demo.progress import Progress
from praksisnet.demo.reading import mail_policy, readable
from praksisnet.people import sign_in


def filling(request: HttpRequest, now: Progress) -> HttpResponse:
    """Instead of any page: taken in, not ready yet (202), and asked for again by the browser itself."""
    answer = render(request, "demo/filling.html", {"now": now}, status=202)
    for name, value in (("Refresh", "2"), ("Retry-After", "2"), ("Cache-Control", "no-store")):
        answer.headers[name] = value
    return answer


@require_safe
@login_not_required
def guide(request: HttpRequest) -> HttpResponse:
    return render(request, "demo/guide.html", {"personas": personas()})


@require_POST
@login_not_required
def sign_in_as(request: HttpRequest, key: str) -> HttpResponse:
    persona = personas().get(key)
    if persona is None:
        raise Http404
    person = person_of(persona)
    if person is None:
        messages.warning(request, _("The demo has not been filled yet. Run »praksisnet manage demo_fill«."))
        return redirect("demo:guide")
    sign_in.sign_in_as(request, person)
    return redirect("pages:front")


@require_safe
@login_not_required
def mailbox_list(request: HttpRequest) -> HttpResponse:
    search = request.GET.get("search", "").strip()
    return render(request, "demo/letters.html", {"letters": mailbox.letters(search), "search": search})


@require_safe
@login_not_required
@csp_update({"frame-src": ["'self'"]})  # type: ignore[arg-type]  # its types know no views with arguments
def letter(request: HttpRequest, key: str) -> HttpResponse:
    opened = mailbox.open_letter(key)
    if opened is None:
        raise Http404
    return render(request, "demo/letter.html", {"opened": opened, "text": readable(opened.text)})


@require_safe
@login_not_required
@xframe_options_sameorigin
def letter_html(request: HttpRequest, key: str) -> HttpResponse:
    opened = mailbox.open_letter(key)
    if opened is None or not opened.html:
        raise Http404
    html = opened.html.replace("\r\n", "\n")
    return HttpResponse(html, headers={"Content-Security-Policy": mail_policy(html)})
