from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "praksisnet.meetings"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _
        from django.utils.translation import pgettext_lazy

        from praksisnet.approvals import sockets as approvals
        from praksisnet.files import sockets as files
        from praksisnet.jobs import schedule
        from praksisnet.kit import navigation
        from praksisnet.kit.actor import Actor
        from praksisnet.meetings import actions, conditions, mine, queries, rules, tasks, words
        from praksisnet.notices import purposes
        from praksisnet.notices.models import How
        from praksisnet.people.sockets import register_personal_data
        from praksisnet.themes import sockets as themes
        from praksisnet.todos.sockets import register_condition

        files.register_scope("meetings", queries.slides_of_meetings)
        approvals.register("meetings.meeting", label=pgettext_lazy("what to approve", "programme"))
        register_personal_data(mine.MeetingData())
        register_condition(words.DATED, conditions.is_dated)
        register_condition(words.PUBLISHED, conditions.is_published)
        register_condition(words.CLOSED, conditions.is_closed)
        themes.register_panel("meetings", queries.under_theme)
        themes.register_follower(
            "meetings",
            lambda source, target: actions.follow_theme(source, target, by=Actor.system("themes.merge_themes")),
        )
        purposes.register(
            purposes.Purpose(
                words.SAVE_THE_DATE,
                _("Save the date"),
                _("The date of a coming meeting, with an entry for your calendar."),
                How.AT_ONCE,
            )
        )
        purposes.register(
            purposes.Purpose(
                words.INVITATION,
                _("Invitation to a meeting"),
                _("The programme is ready, and you can register."),
                How.AT_ONCE,
            )
        )
        schedule.daily("meetings.ask_for_next_steps", tasks.ask_for_next_steps, at="05.20")
        navigation.register(navigation.Item("meetings", _("Meetings"), "meetings:meetings", 10, rules.sees_meetings))
