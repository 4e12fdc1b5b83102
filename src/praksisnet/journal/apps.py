from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "praksisnet.journal"

    def ready(self) -> None:
        from praksisnet.journal.idempotency import request_key
        from praksisnet.kit import templating

        templating.add_global("request_key", request_key)
