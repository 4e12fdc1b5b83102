from django.urls import URLPattern, URLResolver, path

from praksisnet.demo import views

app_name = "demo"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.guide, name="guide"),
    path("personas/<slug:key>/", views.sign_in_as, name="persona"),
    path("mail/", views.mailbox_list, name="letters"),
    path("mail/<slug:key>/", views.letter, name="letter"),
    path("mail/<slug:key>/html/", views.letter_html, name="letter_html"),
]
