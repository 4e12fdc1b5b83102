from django.urls import path

from praksisnet.thesaurus import views

app_name = "thesaurus"

urlpatterns = [
    path("search/words/", views.words, name="words"),
    path("search/words/<int:rule_id>/removal/", views.removal, name="removal"),
    path("search/words/import/", views.import_words, name="import"),
    path("search/words/import/template/", views.import_template, name="import_template"),
]
