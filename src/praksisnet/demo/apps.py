from django.apps import AppConfig
from django.conf import settings


class DemoConfig(AppConfig):
    name = "praksisnet.demo"

    def ready(self) -> None:
        if not settings.DEMO:
            return
        from praksisnet.demo.personas import sign_in_panel
        from praksisnet.people.sockets import register_sign_in_panel

        register_sign_in_panel(sign_in_panel)
