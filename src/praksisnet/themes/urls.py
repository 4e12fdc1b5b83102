from django.urls import URLPattern, URLResolver, path

from praksisnet.themes import views

app_name = "themes"
urlpatterns: list[URLPattern | URLResolver] = [
    path("themes/", views.themes, name="list"),
    path("themes/new/", views.new, name="new"),
    path("themes/<int:theme_id>/", views.theme, name="theme"),
    path("themes/<int:theme_id>/naming/", views.naming, name="naming"),
    path("themes/<int:theme_id>/words/", views.words, name="words"),
    path("themes/words/<int:word_id>/removal/", views.word_removal, name="word_removal"),
    path("themes/<int:theme_id>/retirement/", views.retirement, name="retirement"),
    path("themes/<int:theme_id>/merger/", views.merger, name="merger"),
    path("themes/<int:theme_id>/separation/", views.separation, name="separation"),
]
