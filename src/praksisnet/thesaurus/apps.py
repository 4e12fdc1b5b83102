from django.apps import AppConfig


class ThesaurusConfig(AppConfig):
    name = "praksisnet.thesaurus"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from praksisnet.jobs import schedule
        from praksisnet.kit import navigation, observe
        from praksisnet.search.sockets import register_wording
        from praksisnet.thesaurus import actions, queries, rules, tasks, words

        register_wording(queries.kept, queries.MARK)
        observe.register(words.ASKED, actions.count_searches)
        observe.register(words.OPENED, actions.count_opened)
        schedule.daily("thesaurus.forget_old", tasks.forget_old, at="04.40")
        navigation.register(
            navigation.Item("search_words", _("Words in search"), "thesaurus:words", 66, rules.keeps_words)
        )
