"""What the participants say, without anybody being able to tell who said it."""

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "praksisnet.evaluation"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from praksisnet.cases import sockets as cases
        from praksisnet.evaluation import actions, items, mine, queries, rules, tasks, words
        from praksisnet.evaluation.mails import preview_letter
        from praksisnet.jobs import schedule
        from praksisnet.kit import navigation
        from praksisnet.meetings import sockets as meetings
        from praksisnet.notices import purposes
        from praksisnet.notices.models import How
        from praksisnet.people.sockets import register_personal_data

        register_personal_data(mine.EvaluationData())
        cases.register(items.remark_kind())
        meetings.register_on_closed("evaluation", lambda meeting, by: actions.plan_letters(meeting, by=by))
        meetings.register_letter(
            words.AFTER_PURPOSE, _("After the meeting"), order=50, drafted=preview_letter, is_preview=True
        )
        meetings.register_closing_lines("evaluation", queries.letter_lines)
        purposes.register(
            purposes.Purpose(
                words.AFTER_PURPOSE,
                _("After a meeting"),
                _("What there is to read, what your municipality tries, and five short questions."),
                How.AT_ONCE,
            )
        )
        schedule.every("evaluation.keep_surveys", tasks.keep_surveys, minutes=10)
        schedule.every("evaluation.post_due_letters", tasks.post_due_letters, minutes=10)
        navigation.register(
            navigation.Item("evaluations", _("Evaluation"), "evaluation:evaluations", 35, rules.sees_evaluations)
        )
