from django.apps import AppConfig


class ReadersConfig(AppConfig):
    name = "praksisnet.readers"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from praksisnet.jobs import schedule
        from praksisnet.kit import navigation
        from praksisnet.networks.sockets import register_left
        from praksisnet.notices import purposes
        from praksisnet.people.sockets import register_destination, register_personal_data
        from praksisnet.readers import actions, mine, queries, rules, tasks, words

        register_personal_data(mine.ReaderData())
        register_left("readers", actions.end_of_municipality)
        register_destination(queries.waiting_panel)
        purposes.name(words.JOINED, _("You can read along"))
        schedule.daily("readers.end_unused", tasks.end_unused, at="04.40")
        navigation.register(navigation.Item("readers", _("Readers"), "readers:readers", 58, rules.sees_readers))
