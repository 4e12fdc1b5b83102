from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "praksisnet.cases"

    def ready(self) -> None:
        from django.db.models.signals import pre_save
        from django.utils.translation import pgettext_lazy

        from praksisnet.cases import conditions, items, mine, rules, sockets, tasks, words
        from praksisnet.cases.actions.rows import refuse_again
        from praksisnet.jobs import schedule
        from praksisnet.kit import navigation
        from praksisnet.people.sockets import register_personal_data
        from praksisnet.todos.sockets import register_condition

        for kind in (items.file_kind(), *items.invitation_kinds(), *items.copy_kinds()):
            sockets.register(kind)
        pre_save.connect(refuse_again, dispatch_uid="cases.refuse_again")
        register_personal_data(mine.CaseData())
        register_condition(words.SETTLED, conditions.is_settled)
        schedule.every("cases.remind", tasks.remind, minutes=15)
        navigation.register(
            navigation.Item("cases", pgettext_lazy("page", "Hidden texts"), "cases:cases", 85, rules.sees_cases)
        )
