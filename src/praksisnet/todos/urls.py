from django.urls import URLPattern, URLResolver, path

from praksisnet.todos import views

app_name = "todos"
urlpatterns: list[URLPattern | URLResolver] = [
    path("todos/", views.todos, name="todos"),
    path("todos/<int:todo_id>/completion/", views.completion, name="completion"),
    path("todos/<int:todo_id>/reopening/", views.reopening, name="reopening"),
]
