from django.urls import path

from praksisnet.readers.views import domains, door, readers

app_name = "readers"

urlpatterns = [
    path("sharing/<slug:kind>/<int:pk>/", readers.sharing, name="sharing"),
    path("shared/<str:token>/", door.door, name="door"),
    path("shared/<str:token>/code/", door.code, name="code"),
    path("readers/", readers.readers, name="readers"),
    path("readers/domains/", domains.domains, name="domains"),
    path("readers/domains/<int:municipality_id>/", domains.domain, name="domain"),
    path("readers/<int:reader_id>/removal/", readers.removal, name="removal"),
    path("readers/<int:reader_id>/return/", readers.return_, name="return"),
]
