from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "praksisnet.kit"

    def ready(self) -> None:
        from praksisnet.kit import (
            checks,  # noqa: F401 -- importing registers them
            health,
        )

        health.register("database", health.database)
        health.register("migrations", health.migrations)
        health.register("disk", health.disk)
