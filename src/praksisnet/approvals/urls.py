from django.urls import URLPattern, URLResolver, path

from praksisnet.approvals import views

app_name = "approvals"
urlpatterns: list[URLPattern | URLResolver] = [
    path("approvals/", views.approvals, name="approvals"),
    path("approvals/<int:approval_id>/", views.approval, name="approval"),
    path("approvals/<int:approval_id>/withdrawal/", views.withdrawal, name="withdrawal"),
    path("approvals/mailed/<str:token>/", views.mailed, name="mailed"),
]
