"""The public information pages, and the small files that machines ask for."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from praksisnet.kit import clock
from praksisnet.kit.permissions import Who
from praksisnet.notices.mails import address
from praksisnet.pages.queries.personal_data import cookies, personal_data
from praksisnet.pages.queries.rights import rights_table, roles


@require_safe
@login_not_required
def help_and_contact(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/help.html", {"support": settings.SUPPORT_ADDRESS, "operator": settings.OPERATOR})


@require_safe
@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/accessibility.html", {"support": settings.SUPPORT_ADDRESS})


@require_safe
@login_not_required
def privacy(request: HttpRequest) -> HttpResponse:
    context = {"groups": personal_data(), "cookies": cookies(), "support": settings.SUPPORT_ADDRESS}
    return render(request, "pages/privacy.html", context)


@require_safe
@login_not_required
def data_protection(request: HttpRequest) -> HttpResponse:
    context = {
        "groups": personal_data(),
        "operator": settings.OPERATOR,
        "support": settings.SUPPORT_ADDRESS,
        "hosted_at": settings.HOSTED_AT,
        "sub_processors": settings.SUB_PROCESSORS,
        "backup_days": settings.BACKUP_DAYS,
    }
    return render(request, "pages/data_protection.html", context)


@require_safe
@login_not_required
def roles_table(request: HttpRequest) -> HttpResponse:
    wanted = request.GET.get("who", "")
    who = Who(wanted) if wanted in {role for role, _name in roles()} else None
    return render(request, "pages/roles.html", {"rooms": rights_table(who), "roles": roles(), "who": who})


@require_safe
@login_not_required
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may read what anybody may; the demo's invented people stay out of them."""
    open_paths = [] if settings.DEMO else ["help", "accessibility", "privacy", "data_protection"]
    allowed = "".join(f"Allow: {reverse(f'pages:{name}')}\n" for name in open_paths)
    front = "" if settings.DEMO else "Allow: /$\n"
    return HttpResponse(f"User-agent: *\n{front}{allowed}Disallow: /\n", content_type="text/plain; charset=utf-8")


@require_safe
@login_not_required
def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116: where somebody who found a hole writes to."""
    expires = (clock.now() + timedelta(days=180)).replace(microsecond=0).isoformat().replace("+00:00", "Z")
    lines = [
        f"Contact: mailto:{settings.SECURITY_ADDRESS}",
        f"Expires: {expires}",
        "Preferred-Languages: da, en",
        f"Canonical: {address('pages:security_txt')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
@login_not_required
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers that read no ``<link rel=icon>`` ask here."""
    return redirect(static("kit/logo.svg"))
