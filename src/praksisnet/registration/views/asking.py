"""What a coordinator does on “Who is coming from us?”: ask those missing, and let a mailbox have copies."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from praksisnet.kit.numbers import whole_number
from praksisnet.kit.refusal import Refused
from praksisnet.organisations.models import Organisation
from praksisnet.people.gate import actor, reader
from praksisnet.registration import actions, rules
from praksisnet.registration.views.reading import meeting_or_404


@require_POST
def asking(request: HttpRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_or_404(request, meeting_id)
    own = rules.coordinated_ids(reader(request), meeting)
    if not own:
        raise PermissionDenied
    asked = 0
    for municipality in Organisation.objects.filter(pk__in=own).order_by("pk"):
        try:
            asked += actions.ask_the_missing(meeting, municipality, by=actor(request))
        except Refused as refused:
            messages.warning(request, refused.messages[0])
    if asked:
        said = ngettext("%(count)s colleague is asked by mail.", "%(count)s colleagues are asked by mail.", asked)
        messages.success(request, said % {"count": asked} + " " + _("You see their answers here."))
    return redirect("registration:from_us", meeting_id=meeting.pk)


@require_POST
def copies(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The tick beside each of the coordinator's municipalities; it holds for all meetings."""
    meeting = meeting_or_404(request, meeting_id)
    own = rules.coordinated_ids(reader(request), meeting)
    said = request.POST.get("municipality", "")
    municipality = Organisation.objects.filter(pk__in=own, pk=whole_number(said, None)).first()
    if not own or (said and municipality is None):
        raise PermissionDenied
    try:
        if municipality is None:
            raise Refused(_("Choose the municipality."))
        actions.copy_receipts(municipality, is_wanted=request.POST.get("copies") == "on", by=actor(request))
        messages.success(request, _("Saved."))
    except Refused as refused:
        messages.warning(request, refused.messages[0])
    return redirect("registration:from_us", meeting_id=meeting.pk)
