from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "praksisnet.knowledge"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from praksisnet.cases import sockets as cases
        from praksisnet.files.sockets import register_letting_go
        from praksisnet.following import sockets as following
        from praksisnet.jobs import schedule
        from praksisnet.kit import navigation, observe
        from praksisnet.knowledge import actions, conditions, items, mine, queries, rules, tasks, words
        from praksisnet.knowledge.actions.letting_go import let_go_of_file
        from praksisnet.knowledge.queries import documents, sharing
        from praksisnet.knowledge.queries.news import NewResources
        from praksisnet.people.sockets import register_personal_data
        from praksisnet.readers import sockets as readers
        from praksisnet.search.sockets import register_source
        from praksisnet.themes import sockets as themes
        from praksisnet.todos.sockets import register_condition

        register_personal_data(mine.ResourceData())
        cases.register(items.resource_kind())
        cases.register_heard("file", items.index_holders)
        register_letting_go("knowledge", let_go_of_file)
        register_source(documents.KINDS, documents.documents)
        readers.register_source(sharing.SharedResources())
        register_condition(words.REVIEWED, conditions.is_reviewed)
        following.register_source("knowledge", NewResources())
        observe.register(words.OPENED, actions.count_openings)
        themes.register_panel("knowledge", queries.under_theme)
        themes.name_carried("knowledge.resource.themes", words.resources_counted)
        themes.register_retold(tasks.index_under_themes.enqueue)
        schedule.daily("knowledge.ask_for_reviews", tasks.ask_for_reviews, at="05.20")
        navigation.register(
            navigation.Item("library", _("Knowledge bank"), "knowledge:library", 20, rules.sees_library)
        )
