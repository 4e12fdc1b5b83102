from django.urls import path

from praksisnet.files import views

app_name = "files"

urlpatterns = [path("files/<int:file_id>/", views.file, name="file")]
