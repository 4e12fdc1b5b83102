"""What must stay as it is where a resource is adapted."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from praksisnet.kit.pages import posted
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge import actions
from praksisnet.knowledge.forms import CoreForm
from praksisnet.knowledge.queries import may_mark_core
from praksisnet.knowledge.views.reading import page, resource_or_404
from praksisnet.people.gate import actor


@require_http_methods(["GET", "HEAD", "POST"])
def core(request: HttpRequest, resource_id: int) -> HttpResponse:
    found = resource_or_404(request, resource_id, may_mark_core)
    form = CoreForm(posted(request), initial={"core": "\n".join(found.core)})
    if form.is_valid():
        try:
            actions.mark_core(found, form.texts, by=actor(request))
            messages.success(request, _("Saved. It is shown to everybody who makes their own version."))
            return redirect("knowledge:resource", found.pk)
        except Refused as refused:
            form.add_error("core", refused)
    return page(request, "core", form=form, resource=found)
