"""Django's ``migrate``, which draws a new table alone: docs/adr/0037-one-migration-a-room.md."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.commands import migrate
from django.db.migrations.state import ModelState, ProjectState


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        with new_tables_alone():
            super().handle(*args, **options)


@contextmanager
def new_tables_alone() -> Iterator[None]:
    """Within it, a model that comes new is drawn alone, and not with all models that hang together with it.

    Nothing can refer to it yet, and what it refers to learns of it while it is drawn.
    """
    every_model_anew = ProjectState.add_model

    def add_model(self: ProjectState, model_state: ModelState) -> None:
        apps = self.__dict__.pop("apps", None)
        every_model_anew(self, model_state)
        if apps is not None:
            self.__dict__["apps"] = apps
            apps.render_multiple([model_state])

    ProjectState.add_model = add_model  # type: ignore[method-assign]
    try:
        yield
    finally:
        ProjectState.add_model = every_model_anew  # type: ignore[method-assign]
