from django.apps import AppConfig


class AdaptationConfig(AppConfig):
    name = "praksisnet.adaptation"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from praksisnet.adaptation import actions, conditions, mails, mine, queries, rules, tasks, words
        from praksisnet.jobs import schedule
        from praksisnet.kit import navigation
        from praksisnet.kit.actor import Actor
        from praksisnet.notices import purposes
        from praksisnet.notices.models import How
        from praksisnet.people.sockets import register_personal_data
        from praksisnet.themes import sockets as themes
        from praksisnet.todos.sockets import register_condition

        register_personal_data(mine.NeedData())
        register_condition(words.DECIDED, conditions.is_decided)
        register_condition(words.CLOSED, conditions.is_closed)
        themes.register_panel("adaptation", queries.under_theme)
        themes.register_follower(
            "adaptation",
            lambda source, target: actions.follow_theme(source, target, by=Actor.system("themes.merge_themes")),
        )
        purposes.register(
            purposes.Purpose(
                mails.MERGED_PURPOSE,
                _("A need was merged with another"),
                _("When more municipalities stand behind what you asked for. The answer itself you always get."),
                How.DIGEST,
            )
        )
        schedule.daily("adaptation.ask_about_silent_needs", tasks.ask_about_silent_needs, at="05.10")
        navigation.register(navigation.Item("needs", _("Needs"), "adaptation:needs", 25, rules.sees_needs))
