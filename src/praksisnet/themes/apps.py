from django.apps import AppConfig


class ThemesConfig(AppConfig):
    name = "praksisnet.themes"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from praksisnet.kit import navigation
        from praksisnet.people import sockets
        from praksisnet.search.sockets import register_facet
        from praksisnet.themes import mine, words
        from praksisnet.themes.sockets import name_carried

        register_facet("theme", _("Theme"))
        sockets.register_personal_data(mine.ThemeData())
        name_carried(words.WORDS, words.words_counted)
        item = navigation.Item("themes", _("Themes"), "themes:list", 65, lambda user: user.is_authenticated)
        navigation.register(item)
