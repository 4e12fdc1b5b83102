from django.urls import URLPattern, URLResolver, path

from praksisnet.notices import views

app_name = "notices"
urlpatterns: list[URLPattern | URLResolver] = [
    path("letters/", views.letters, name="letters"),
    path("letters/<int:letter_id>/delivery/", views.delivery, name="delivery"),
    path("notices/preferences/", views.preferences, name="preferences"),
    path("notices/unsubscription/<str:token>/", views.unsubscription, name="unsubscription"),
    path("notices/unsubscription/<str:token>/one-click/", views.one_click, name="one_click"),
]
