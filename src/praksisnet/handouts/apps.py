from django.apps import AppConfig


class HandoutsConfig(AppConfig):
    name = "praksisnet.handouts"

    def ready(self) -> None:
        from praksisnet.files.sockets import register_open_scope
        from praksisnet.handouts import items, mine, tasks, words
        from praksisnet.handouts.queries import collections, meetings, opened
        from praksisnet.people.sockets import register_personal_data
        from praksisnet.readers import sockets as readers
        from praksisnet.search.sockets import register_source
        from praksisnet.themes import sockets as themes

        register_personal_data(mine.HandoutData())
        items.register_kinds()
        readers.register_source(meetings.SharedMeetings())
        readers.register_source(collections.SharedCollections())
        register_open_scope("handouts", opened.opened_files)
        register_source((words.COLLECTION,), collections.documents)
        themes.register_panel("handouts", collections.under_theme)
        themes.register_retold(tasks.index_under_themes.enqueue)
        themes.name_carried("handouts.collection.theme", words.collections_counted)
