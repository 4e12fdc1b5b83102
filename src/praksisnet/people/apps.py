from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "praksisnet.people"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from praksisnet.jobs import schedule
        from praksisnet.kit import language, navigation, templating
        from praksisnet.kit.actor import Actor
        from praksisnet.people import actions, mine, rules, sockets, tasks

        sockets.register_personal_data(mine.AccountData())
        schedule.daily("people.forget", tasks.forget, at="03.00")
        language.register_keeper(
            lambda person, chosen: actions.change_language(person, chosen, by=Actor.person(person))
        )
        templating.add_global("profile_url_name", "people:profile")
        navigation.register(navigation.Item("people", _("People"), "people:people", 80, rules.may_administer))
