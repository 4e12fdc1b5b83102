from django.urls import URLPattern, URLResolver, path

from praksisnet.following.views import themes

app_name = "following"
urlpatterns: list[URLPattern | URLResolver] = [
    path("following/", themes.following, name="following"),
    path("themes/<int:theme_id>/following/", themes.theme, name="theme"),
]
