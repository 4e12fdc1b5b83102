from django.apps import AppConfig


class AdaptationConfig(AppConfig):
    name = "praksisnet.adaptation"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from praksisnet.adaptation import actions, conditions, items, mails, mine, queries, tasks, words
        from praksisnet.cases import sockets as cases
        from praksisnet.evaluation import sockets as evaluation
        from praksisnet.jobs import schedule
        from praksisnet.meetings import sockets as meetings
        from praksisnet.notices import purposes
        from praksisnet.people.sockets import register_personal_data
        from praksisnet.themes import sockets as themes
        from praksisnet.todos.sockets import register_condition

        register_personal_data(mine.NeedData())
        for kind in items.kinds():
            cases.register(kind)
        register_condition(words.DECIDED, conditions.is_decided)
        register_condition(words.CLOSED, conditions.is_closed)
        register_condition(words.CHANGE_PUBLISHED, conditions.is_published)
        meetings.register_on_published("changes", lambda meeting, by: actions.publish_with_meeting(meeting, by=by))
        meetings.register_on_published("needs", lambda meeting, by: actions.tell_programme(meeting, by=by))
        evaluation.register_on_closed("changes", lambda survey, by: actions.measure_changes(survey, by=by))
        meetings.register_letter(
            words.BEFORE_PURPOSE, _("Before the meeting"), order=40, drafted=mails.preview_letter, is_preview=True
        )
        meetings.register_invitation_lines("adaptation", queries.invitation_lines)
        themes.register_panel("adaptation", queries.under_theme)
        themes.name_carried("adaptation.need.themes", words.needs_counted)
        for purpose in mails.PURPOSES:
            purposes.register(purpose)
        schedule.daily("adaptation.ask_about_silent_needs", tasks.ask_about_silent_needs, at="05.10")
        schedule.daily("adaptation.freeze_due_agendas", tasks.freeze_due_agendas, at="05.20")
        schedule.daily("adaptation.prepare_meetings", tasks.prepare_meetings, at="05.40")
        schedule.daily("adaptation.ask_members", tasks.ask_members, at="05.50")
        self._be_found()

    def _be_found(self) -> None:
        """In the menu and by search."""
        from django.utils.translation import gettext_lazy as _

        from praksisnet.adaptation import rules
        from praksisnet.adaptation.queries import documents
        from praksisnet.kit import navigation

        documents.join_search()
        navigation.register(navigation.Item("needs", _("Needs"), "adaptation:needs", 30, rules.sees_needs))
        navigation.register(
            navigation.Item("changes", _("You said - we do"), "adaptation:changes", 55, rules.sees_needs)
        )
