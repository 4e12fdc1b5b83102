from django.urls import path

from praksisnet.handouts.views import collections, home, opened

app_name = "handouts"

urlpatterns = [
    path("open/", opened.open_list, name="open_list"),
    path("open/<int:resource_id>/", opened.open_page, name="open_page"),
    path("resources/<int:resource_id>/openness/", opened.openness, name="openness"),
    path("resources/<int:resource_id>/take-home/", home.resource, name="resource"),
    path("resources/<int:resource_id>/take-home/content/", home.resource_content, name="resource_content"),
    path("resources/<int:resource_id>/take-home/<slug:form>/", home.resource_file, name="resource_file"),
    path("meetings/<int:meeting_id>/take-home/", home.meeting, name="meeting"),
    path("meetings/<int:meeting_id>/take-home/content/", home.meeting_content, name="meeting_content"),
    path("meetings/<int:meeting_id>/take-home/<slug:form>/", home.meeting_file, name="meeting_file"),
    path("collections/", collections.collections, name="collections"),
    path("collections/new/", collections.collection_new, name="collection_new"),
    path("collections/<int:collection_id>/", collections.collection, name="collection"),
    path("collections/<int:collection_id>/file/", collections.collection_file, name="collection_file"),
    path("collections/<int:collection_id>/content/", collections.collection_content, name="collection_content"),
    path("collections/<int:collection_id>/order/", collections.order, name="order"),
    path(
        "collections/<int:collection_id>/publication/",
        collections.collection_publication,
        name="collection_publication",
    ),
]
