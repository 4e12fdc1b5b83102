"""The product's addresses and one more: a signed-in bare view of a given size, to measure pages against."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from praksisnet.urls import urlpatterns as ours


def bare(request: HttpRequest, size: int) -> HttpResponse:
    """Who is asking, and that many bytes: what a page costs before it does anything."""
    return HttpResponse(f"{request.user.pk}".ljust(size, "."))


urlpatterns = [*ours, path("bare/<int:size>/", bare, name="bare")]
