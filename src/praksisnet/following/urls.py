from django.urls import URLPattern, URLResolver, path

from praksisnet.following.views import searches, themes

app_name = "following"
urlpatterns: list[URLPattern | URLResolver] = [
    path("following/", themes.following, name="following"),
    path("following/searches/", searches.searches, name="searches"),
    path("following/searches/<int:search_id>/removal/", searches.removal, name="search_removal"),
    path("themes/<int:theme_id>/following/", themes.theme, name="theme"),
]
