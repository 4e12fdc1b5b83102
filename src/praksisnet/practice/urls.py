from django.urls import path

from praksisnet.practice.views import local_versions, mailed, meetings, trials

app_name = "practice"

urlpatterns = [
    path("practice/", trials.practice, name="practice"),
    path("trials/new/", trials.trial_new, name="trial_new"),
    path("trials/<int:trial_id>/", trials.trial, name="trial"),
    path("trials/<int:trial_id>/text/", trials.text, name="text"),
    path("trials/<int:trial_id>/report/", trials.report, name="report"),
    path("trials/<int:trial_id>/sharing/", trials.sharing, name="sharing"),
    path("reports/<str:token>/", mailed.mailed, name="mailed"),
    path("meetings/<int:meeting_id>/since-last/", meetings.since_last, name="since_last"),
    path("meetings/<int:meeting_id>/trials/", meetings.meeting_trials, name="meeting_trials"),
    path("resources/<int:resource_id>/trials/", trials.tried, name="tried"),
    path("resources/<int:resource_id>/local-version/", local_versions.local_version_new, name="local_version_new"),
    path("local-versions/<int:local_version_id>/", local_versions.local_version, name="local_version"),
    path("local-versions/<int:local_version_id>/text/", local_versions.local_version_text, name="local_version_text"),
    path(
        "local-versions/<int:local_version_id>/sharing/",
        local_versions.local_version_sharing,
        name="local_version_sharing",
    ),
]
