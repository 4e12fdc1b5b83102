from django.urls import URLPattern, URLResolver

app_name = "todos"
urlpatterns: list[URLPattern | URLResolver] = []
