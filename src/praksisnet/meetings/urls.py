from django.urls import path

from praksisnet.meetings.views import meetings

app_name = "meetings"

urlpatterns = [
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/<int:meeting_id>/settings/", meetings.settings, name="settings"),
]
