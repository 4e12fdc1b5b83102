from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "praksisnet.search"

    def ready(self) -> None:
        from praksisnet.jobs import schedule
        from praksisnet.search import tasks

        schedule.daily("search.compare", tasks.compare, at="04.10")
