from django.urls import path

from praksisnet.news.views import feed, reading, writing

app_name = "news"

urlpatterns = [
    path("news/", reading.news, name="news"),
    path("news/feed/", feed.feed, name="feed"),
    path("news/new/", writing.item_new, name="item_new"),
    path("news/<int:item_id>/", reading.item, name="item"),
    path("news/<int:item_id>/content/", writing.content, name="content"),
    path("news/<int:item_id>/publication/", writing.publication, name="publication"),
    path("news/<int:item_id>/withdrawal/", writing.withdrawal, name="withdrawal"),
    path("news/<int:item_id>/removal/", writing.removal, name="removal"),
]
