from django.urls import path

from praksisnet.knowledge.views import core, importing, laying_up, library, releasing, reviewing, versions, writing

app_name = "knowledge"

urlpatterns = [
    path("library/", library.library, name="library"),
    path("library/reviews/", reviewing.reviews, name="reviews"),
    path("resources/new/", writing.resource_new, name="resource_new"),
    path("resources/import/", importing.resource_import, name="resource_import"),
    path("resources/import/spreadsheet/", importing.template, name="import_template"),
    path("resources/import/files/", laying_up.file_import, name="file_import"),
    path("resources/import/files/proposals/", laying_up.file_proposals, name="file_proposals"),
    path("resources/<int:resource_id>/", library.resource, name="resource"),
    path("resources/<int:resource_id>/content/", writing.content, name="content"),
    path("resources/<int:resource_id>/core/", core.core, name="core"),
    path("resources/<int:resource_id>/publication/", writing.publication, name="publication"),
    path("resources/<int:resource_id>/archive/", writing.archive, name="archive"),
    path("resources/<int:resource_id>/review/", writing.review, name="review"),
    path("resources/<int:resource_id>/submission/", reviewing.submission, name="submission"),
    path("resources/<int:resource_id>/correction/", reviewing.correction, name="correction"),
    path("resources/<int:resource_id>/release/", releasing.release, name="release"),
    path("resources/<int:resource_id>/files/<int:file_id>/", library.resource_file, name="resource_file"),
    path("resources/<int:resource_id>/versions/", versions.versions, name="versions"),
    path("resources/<int:resource_id>/versions/<int:number>/", versions.version, name="version"),
    path("resources/<int:resource_id>/versions/<int:number>/restoration/", versions.restoration, name="restoration"),
    path("examples/<str:token>/", releasing.example, name="example"),
    path("examples/<str:token>/files/<int:file_id>/", releasing.example_file, name="example_file"),
    path("sessions/<int:session_id>/resource/", writing.session_resource, name="session_resource"),
]
