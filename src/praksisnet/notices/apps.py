from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    name = "praksisnet.notices"

    def ready(self) -> None:
        from praksisnet.jobs import schedule, sockets
        from praksisnet.kit import health as checks
        from praksisnet.notices import delivery, health, mine, tasks
        from praksisnet.notices.models import How
        from praksisnet.notices.purposes import WEEKLY_LETTER, Purpose, register
        from praksisnet.people.sockets import register_personal_data

        register(
            Purpose(
                WEEKLY_LETTER,
                _("The weekly letter"),
                _("One mail on Thursdays with what could wait, only if there is something."),
                How.DIGEST,
                (How.DIGEST, How.NEVER),
            )
        )
        register_personal_data(mine.LetterData())
        sockets.register_pump("outbox", delivery.pump)
        checks.register("mail", health.mail)
        schedule.every("notices.read_bounces", tasks.read_bounces, minutes=10)
        schedule.every("notices.weekly_letters", tasks.post_weekly_letters, minutes=30)
