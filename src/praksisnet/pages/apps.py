from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "praksisnet.pages"

    def ready(self) -> None:
        from praksisnet.kit import navigation

        navigation.register(
            navigation.Item("front", _("Front page"), "pages:front", 0, lambda user: user.is_authenticated)
        )
