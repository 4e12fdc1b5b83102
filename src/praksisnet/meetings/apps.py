from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "praksisnet.meetings"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _
        from django.utils.translation import pgettext_lazy

        from praksisnet.approvals import sockets as approvals
        from praksisnet.files import sockets as files
        from praksisnet.jobs import schedule
        from praksisnet.meetings import conditions, items, mails, mine, queries, sockets, tasks, words
        from praksisnet.meetings.actions.queued_letters import QueuedLetters
        from praksisnet.notices import purposes
        from praksisnet.people.sockets import register_personal_data
        from praksisnet.themes import sockets as themes
        from praksisnet.todos.sockets import register_condition

        files.register_scope("meetings", queries.slides_of_meetings)
        approvals.register(
            "meetings.meeting", label=pgettext_lazy("what to approve", "programme"), places=queries.networks_of
        )
        register_personal_data(mine.MeetingData())
        met = {words.DATED: conditions.is_dated, words.PUBLISHED: conditions.is_published}
        for condition, is_met in {**met, words.CLOSED: conditions.is_closed}.items():
            register_condition(condition, is_met)
        items.register_kinds()
        themes.register_panel("meetings", queries.under_theme)
        themes.register_retold(tasks.index_under_themes.enqueue)
        themes.name_carried("meetings.meeting.themes", words.meetings_counted)
        themes.name_carried("meetings.round.themes", words.rounds_counted)
        for purpose in mails.PURPOSES:
            purposes.register(purpose)
        letters = {words.SAVE_THE_DATE: mails.save_the_date_letter, words.INVITATION: mails.invitation_letter}
        labels = {purpose.key: purpose.label for purpose in mails.PURPOSES}
        for order, (key, drafted) in enumerate(letters.items(), start=1):
            sockets.register_letter(key, labels[key], order=10 * order, drafted=drafted)
        sockets.register_follower("meetings.letters", QueuedLetters())
        purposes.name(words.MOVED, _("The meeting is moved"))
        purposes.name(words.CANCELLED, _("The meeting is cancelled"))
        schedule.daily("meetings.ask_for_next_steps", tasks.ask_for_next_steps, at="05.20")
        self._be_found()

    def _be_found(self) -> None:
        """In the menu and by search."""
        from django.utils.translation import gettext_lazy as _

        from praksisnet.kit import navigation
        from praksisnet.meetings import rules
        from praksisnet.meetings.queries import documents

        documents.join_search()
        navigation.register(navigation.Item("meetings", _("Meetings"), "meetings:meetings", 10, rules.sees_meetings))
