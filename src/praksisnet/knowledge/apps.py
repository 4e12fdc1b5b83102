from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "praksisnet.knowledge"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from praksisnet.cases import sockets as cases
        from praksisnet.files.sockets import register_letting_go, register_shut
        from praksisnet.following import sockets as following
        from praksisnet.jobs import schedule
        from praksisnet.kit import navigation
        from praksisnet.knowledge import items, mine, queries, rules, tasks, words
        from praksisnet.knowledge.actions.letting_go import let_go_of_file
        from praksisnet.knowledge.queries import documents, sharing
        from praksisnet.knowledge.queries.news import NewResources
        from praksisnet.people.sockets import register_personal_data
        from praksisnet.readers import sockets as readers
        from praksisnet.themes import sockets as themes

        register_personal_data(mine.ResourceData())
        cases.register(items.resource_kind())
        cases.register_parts("notes", items.made_of_notes)
        cases.register_heard("file", items.index_holders)
        register_letting_go("knowledge", let_go_of_file)
        register_shut("knowledge", queries.files_of_unpublished)
        readers.register_source(sharing.SharedResources())
        documents.join_search()
        following.register_source("knowledge", NewResources())
        themes.register_panel("knowledge", queries.under_theme)
        themes.name_carried("knowledge.resource.themes", words.resources_counted)
        themes.register_retold(tasks.index_under_themes.enqueue)
        schedule.daily("knowledge.ask_for_reviews", tasks.ask_for_reviews, at="05.20")
        schedule.daily("knowledge.archive_expired", tasks.archive_expired, at="05.25")
        schedule.daily("knowledge.tell_use", tasks.tell_use, at="05.30")
        self._count_and_tell()
        navigation.register(
            navigation.Item("library", _("Knowledge bank"), "knowledge:library", 20, rules.sees_library)
        )

    @staticmethod
    def _count_and_tell() -> None:
        """What is counted without names, what ticks by itself, and which mails one may turn off."""
        from praksisnet.kit import observe
        from praksisnet.knowledge import actions, conditions, mails, words
        from praksisnet.notices import purposes
        from praksisnet.todos.sockets import register_condition

        observe.register(words.OPENED, actions.count_openings)
        observe.register(words.DOWNLOADED, actions.count_downloads)
        for name, is_met in conditions.CONDITIONS.items():
            register_condition(name, is_met)
        for purpose in mails.PURPOSES:
            purposes.register(purpose)
