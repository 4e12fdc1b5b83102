from django.apps import AppConfig


class RegistrationConfig(AppConfig):
    name = "praksisnet.registration"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from praksisnet.meetings import sockets as meetings
        from praksisnet.networks.sockets import register_part
        from praksisnet.notices import purposes
        from praksisnet.notices.models import How
        from praksisnet.people.sockets import register_personal_data
        from praksisnet.registration import actions, conditions, handing_over, mails, mine, queries, words
        from praksisnet.registration.mails.message import NAMES
        from praksisnet.registration.queries import entries
        from praksisnet.todos.sockets import register_condition

        register_personal_data(mine.RegistrationData())
        for part in (handing_over.RegistrationPart(), handing_over.SeriesPart()):
            register_part(part)
        meetings.register_follower("registration", actions.RegistrationFollower())
        meetings.register_on_places("registration", lambda meeting, by: actions.fill_places(meeting, by=by))
        meetings.register_on_online("registration", lambda meeting, by: actions.follow_online_url(meeting, by=by))
        meetings.register_on_workshop("registration", lambda one, by: actions.follow_workshop(one, by=by))
        meetings.register_on_published("registration", lambda meeting, by: actions.follow_date(meeting, by=by))
        register_condition(words.VENUE_TOLD, conditions.is_venue_told)
        meetings.register_answer_link("registration", mails.answer_link)
        meetings.register_standing("registration", queries.standings)
        meetings.register_left("registration", queries.left_ids)
        meetings.register_entry("registration", entries.own_entry)
        meetings.register_guests("registration", queries.meeting_ids_of)
        meetings.register_guests("registration.invited", queries.invited_meeting_ids)
        purposes.register(
            purposes.Purpose(
                mails.REMINDER_PURPOSE,
                _("A reminder of a meeting"),
                _("Once, when you have not answered an invitation and the deadline is near."),
                How.AT_ONCE,
            )
        )
        for name, label in NAMES.items():
            purposes.name(f"registration.{name}", label)
        meetings.register_letter(mails.REMINDER_PURPOSE, _("A reminder of a meeting"), order=30, drafted=mails.reminder)
        _schedule()


def _schedule() -> None:
    from praksisnet.jobs import schedule
    from praksisnet.registration import tasks

    schedule.daily("registration.delete_due_answers", tasks.delete_due_answers, at="00.05")
    schedule.daily("registration.remind_the_silent", tasks.remind_the_silent, at="06.30")
    schedule.every("registration.keep_queues", tasks.keep_queues, minutes=1)
    schedule.every("registration.follow_series", tasks.follow_series, minutes=1)
