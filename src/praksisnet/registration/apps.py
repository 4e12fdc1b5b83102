from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from praksisnet.notices.purposes import Purpose


class RegistrationConfig(AppConfig):
    name = "praksisnet.registration"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from praksisnet.cases import sockets as cases
        from praksisnet.meetings import sockets as meetings
        from praksisnet.networks.sockets import register_part
        from praksisnet.notices import purposes
        from praksisnet.people.sockets import register_personal_data
        from praksisnet.registration import actions, conditions, handing_over, items, mails, mine, queries
        from praksisnet.registration.mails.message import NAMES
        from praksisnet.registration.queries import entries, series
        from praksisnet.todos.sockets import register_condition

        register_personal_data(mine.RegistrationData())
        cases.register(items.answer_kind())
        for part in (handing_over.RegistrationPart(), handing_over.SeriesPart()):
            register_part(part)
        meetings.register_follower("registration", actions.RegistrationFollower())
        meetings.register_on_places("registration", lambda meeting, by: actions.fill_places(meeting, by=by))
        meetings.register_on_online("registration", lambda meeting, by: actions.follow_online_url(meeting, by=by))
        meetings.register_on_workshop("registration", lambda one, by: actions.follow_workshop(one, by=by))
        meetings.register_on_published("registration", lambda meeting, by: actions.follow_date(meeting, by=by))
        for condition, is_met in conditions.CONDITIONS.items():
            register_condition(condition, is_met)
        meetings.register_answer_link("registration", mails.answer_link)
        meetings.register_standing("registration", queries.standings)
        meetings.register_wholes("registration", series.series_links)
        meetings.register_left("registration", queries.left_ids)
        meetings.register_entry("registration", entries.own_entry)
        meetings.register_guests("registration", queries.meeting_ids_of)
        meetings.register_guests("registration.invited", queries.invited_meeting_ids)
        purposes.register(_reminder())
        for name, label in NAMES.items():
            purposes.name(f"registration.{name}", label)
        meetings.register_letter(mails.REMINDER_PURPOSE, _("A reminder of a meeting"), order=30, drafted=mails.reminder)
        _schedule()


def _reminder() -> "Purpose":
    from django.utils.translation import gettext_lazy as _

    from praksisnet.notices.models import How
    from praksisnet.notices.purposes import Purpose
    from praksisnet.registration.mails import REMINDER_PURPOSE

    said = _("Once, when you have not answered an invitation and the deadline is near.")
    return Purpose(REMINDER_PURPOSE, _("A reminder of a meeting"), said, How.AT_ONCE)


def _schedule() -> None:
    from praksisnet.jobs import schedule
    from praksisnet.registration import tasks

    schedule.daily("registration.delete_due_answers", tasks.delete_due_answers, at="00.05")
    schedule.daily("registration.remind_the_silent", tasks.remind_the_silent, at="06.30")
    schedule.every("registration.ask_for_addresses", tasks.ask_for_addresses, minutes=10)
    schedule.every("registration.keep_queues", tasks.keep_queues, minutes=1)
    schedule.every("registration.tell_the_rest", tasks.tell_the_rest, minutes=1)
    schedule.every("registration.follow_series", tasks.follow_series, minutes=1)
