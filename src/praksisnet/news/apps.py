from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "praksisnet.news"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from praksisnet.cases import sockets as cases
        from praksisnet.following import sockets as following
        from praksisnet.kit import navigation
        from praksisnet.networks import sockets as networks
        from praksisnet.news import items, mine, queries, rules, tasks, words
        from praksisnet.news.actions.telling import WeeklyNews
        from praksisnet.news.queries import documents
        from praksisnet.news.queries.new import NewNews
        from praksisnet.notices.sockets import register_teller
        from praksisnet.people.sockets import register_personal_data
        from praksisnet.readers import sockets as readers
        from praksisnet.themes import sockets as themes

        register_personal_data(mine.NewsData())
        cases.register(items.news_kind())
        documents.join_search()
        following.register_source("news", NewNews())
        register_teller("news", WeeklyNews())
        networks.register_corner(queries.network_panel)
        readers.register_source(queries.SharedNews())
        themes.register_panel("news", queries.under_theme)
        themes.name_carried("news.newsitem.themes", words.news_counted)
        themes.register_retold(tasks.index_under_themes.enqueue)
        navigation.register(navigation.Item("news", _("News"), "news:news", 52, rules.has_news))
