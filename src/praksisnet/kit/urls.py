from django.urls import URLPattern, URLResolver, path

from praksisnet.kit import views

app_name = "kit"
urlpatterns: list[URLPattern | URLResolver] = [
    path("health", views.health, name="health"),
    path("language/", views.language, name="language"),
    path("gallery/", views.gallery, name="gallery"),
]
