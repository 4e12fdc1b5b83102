from django.urls import path

from praksisnet.files.views import reading, uploading

app_name = "files"

urlpatterns = [
    path("files/uploads/", uploading.uploads, name="uploads"),
    path("files/<int:file_id>/", reading.file, name="file"),
    path("files/<int:file_id>/preview/", reading.preview, name="preview"),
]
