from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TodosConfig(AppConfig):
    name = "praksisnet.todos"

    def ready(self) -> None:
        from praksisnet.jobs import schedule
        from praksisnet.kit import navigation
        from praksisnet.notices.models import How
        from praksisnet.notices.purposes import Purpose, register
        from praksisnet.people.sockets import register_personal_data
        from praksisnet.todos import mails, mine, tasks

        register(
            Purpose(
                mails.REMINDER,
                _("What waits for you"),
                _("Tasks that are due within a week."),
                How.DIGEST,
            )
        )
        register_personal_data(mine.TodoData())
        item = navigation.Item("todos", _("My tasks"), "todos:todos", 50, lambda user: user.is_authenticated)
        navigation.register(item)
        schedule.daily("todos.settle_and_remind", tasks.settle_and_remind, at="05.30")
