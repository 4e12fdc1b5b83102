from django.urls import path

from praksisnet.cases import views

app_name = "cases"

urlpatterns = [
    path("cases/", views.cases, name="cases"),
    path("cases/<int:case_id>/", views.case, name="case"),
    path("cases/<int:case_id>/deletion/", views.deletion, name="deletion"),
    path("cases/<int:case_id>/release/", views.release, name="release"),
    path("child/<slug:kind>/<int:item_id>/", views.report, name="report"),
]
