from django.urls import path

from praksisnet.knowledge.views import library, writing

app_name = "knowledge"

urlpatterns = [
    path("library/", library.library, name="library"),
    path("resources/new/", writing.resource_new, name="resource_new"),
    path("resources/<int:resource_id>/", library.resource, name="resource"),
    path("resources/<int:resource_id>/content/", writing.content, name="content"),
    path("resources/<int:resource_id>/publication/", writing.publication, name="publication"),
    path("resources/<int:resource_id>/archive/", writing.archive, name="archive"),
    path("resources/<int:resource_id>/review/", writing.review, name="review"),
    path("sessions/<int:session_id>/resource/", writing.session_resource, name="session_resource"),
]
