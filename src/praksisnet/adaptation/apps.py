from django.apps import AppConfig


class AdaptationConfig(AppConfig):
    name = "praksisnet.adaptation"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from praksisnet.adaptation import actions, conditions, mails, mine, queries, rules, tasks, words
        from praksisnet.jobs import schedule
        from praksisnet.kit import navigation
        from praksisnet.kit.actor import Actor
        from praksisnet.meetings import sockets as meetings
        from praksisnet.notices import purposes
        from praksisnet.notices.models import How
        from praksisnet.people.sockets import register_personal_data
        from praksisnet.themes import sockets as themes
        from praksisnet.todos.sockets import register_condition

        register_personal_data(mine.NeedData())
        register_condition(words.DECIDED, conditions.is_decided)
        register_condition(words.CLOSED, conditions.is_closed)
        register_condition(words.CHANGE_PUBLISHED, conditions.is_published)
        meetings.register_on_published("adaptation.changes", actions.publish_with_meeting)
        meetings.register_on_published("adaptation.needs", actions.tell_programme)
        meetings.register_invitation_lines("adaptation", queries.invitation_lines)
        themes.register_panel("adaptation", queries.under_theme)
        themes.register_follower(
            "adaptation",
            lambda source, target: actions.follow_theme(source, target, by=Actor.system("themes.merge_themes")),
        )
        for purpose, label, hint, proposed in (
            (
                mails.MERGED_PURPOSE,
                _("A need was merged with another"),
                _("When more municipalities stand behind what you asked for. The answer itself you always get."),
                How.DIGEST,
            ),
            (
                words.BEFORE_PURPOSE,
                _("Before the meeting"),
                _("A week before a meeting you come to: what you need to know, and what we ask your municipality."),
                How.AT_ONCE,
            ),
            (
                words.HALF_YEAR_PURPOSE,
                _("What is on your mind?"),
                _("Once in a half-year: what your municipality needs from the network."),
                How.AT_ONCE,
            ),
        ):
            purposes.register(purposes.Purpose(purpose, label, hint, proposed))
        schedule.daily("adaptation.ask_about_silent_needs", tasks.ask_about_silent_needs, at="05.10")
        schedule.daily("adaptation.freeze_due_agendas", tasks.freeze_due_agendas, at="05.20")
        schedule.daily("adaptation.prepare_meetings", tasks.prepare_meetings, at="05.40")
        schedule.daily("adaptation.ask_members", tasks.ask_members, at="05.50")
        navigation.register(navigation.Item("needs", _("Needs"), "adaptation:needs", 30, rules.sees_needs))
        navigation.register(
            navigation.Item("changes", _("You said - we do"), "adaptation:changes", 55, rules.sees_needs)
        )
