from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    name = "praksisnet.demo"

    def ready(self) -> None:
        if not settings.DEMO:
            return
        from praksisnet.demo.personas import sign_in_panel
        from praksisnet.kit.templating import add_global
        from praksisnet.people.sockets import register_sign_in_panel

        register_sign_in_panel(sign_in_panel)
        # The band on every page leads to the guide and to the mailbox.
        add_global("demo_links", [(_("What can I try?"), "demo:guide"), (_("The mailbox"), "demo:letters")])
