"""“Can't make that day?”"""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from praksisnet.people.gate import reader
from praksisnet.registration.queries.other_dates import other_dates as dates_of
from praksisnet.registration.views.reading import meeting_or_404, page


@require_safe
def other_dates(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The same programme on another day, with the places that are free now."""
    meeting = meeting_or_404(request, meeting_id)
    dates = dates_of(reader(request), meeting, lambda one: reverse("registration:registration", args=[one.pk]))
    return page(request, "other_dates", meeting=meeting, dates=dates)
