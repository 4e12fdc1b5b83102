from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "praksisnet.jobs"

    def ready(self) -> None:
        from praksisnet.jobs import health, schedule, tasks
        from praksisnet.kit import health as page

        schedule.every("journal.seal", tasks.seal_journal, minutes=1)
        schedule.daily("journal.seal_all", tasks.seal_whole_journal, at="03.10")
        schedule.daily("jobs.old_effects", tasks.drop_old_effects, at="03.30")
        page.register("worker", health.worker)
        page.register("jobs", health.jobs)
