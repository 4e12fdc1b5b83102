"""Every address of the product: one line a room."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("praksisnet.pages.urls")),
    path("", include("praksisnet.kit.urls")),
    path("", include("praksisnet.people.urls")),
    path("", include("praksisnet.organisations.urls")),
    path("", include("praksisnet.themes.urls")),
    path("", include("praksisnet.following.urls")),
    path("", include("praksisnet.notices.urls")),
    path("", include("praksisnet.approvals.urls")),
    path("", include("praksisnet.todos.urls")),
    path("", include("praksisnet.networks.urls")),
    path("", include("praksisnet.readers.urls")),
    path("", include("praksisnet.thesaurus.urls")),
    path("", include("praksisnet.files.urls")),
    path("", include("praksisnet.cases.urls")),
    path("", include("praksisnet.meetings.urls")),
    path("", include("praksisnet.news.urls")),
    path("", include("praksisnet.registration.urls")),
    path("", include("praksisnet.knowledge.urls")),
    path("", include("praksisnet.handouts.urls")),
    path("", include("praksisnet.practice.urls")),
    path("", include("praksisnet.evaluation.urls")),
    path("", include("praksisnet.adaptation.urls")),
]
if settings.DEMO:
    urlpatterns += [path("demo/", include("praksisnet.demo.urls"))]

handler400 = "praksisnet.kit.views.bad_request"
handler403 = "praksisnet.kit.views.permission_denied"
handler404 = "praksisnet.kit.views.page_not_found"
handler500 = "praksisnet.kit.views.server_error"
