from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "praksisnet.files"

    def ready(self) -> None:
        from praksisnet.files import mine, tasks
        from praksisnet.jobs import schedule
        from praksisnet.people.sockets import register_personal_data

        register_personal_data(mine.FileData())
        schedule.daily("files.sweep", tasks.sweep, at="03.40")
