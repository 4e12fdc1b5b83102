"""Drawn alone, a new table becomes the same as when all that it hangs together with is drawn anew."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from praksisnet.kit.management.commands.migrate import new_tables_alone

TABLES = [
    migrations.CreateModel("Town", [("id", models.BigAutoField(primary_key=True)), ("name", models.TextField())]),
    migrations.CreateModel(
        "Street",
        [
            ("id", models.BigAutoField(primary_key=True)),
            ("town", models.ForeignKey("kit.Town", models.CASCADE, related_name="streets")),
            ("crossing", models.ManyToManyField("kit.Street")),
        ],
        options={"constraints": [models.UniqueConstraint(fields=["town", "id"], name="street_once")]},
    ),
    migrations.AddField("Town", "main", models.ForeignKey("kit.Street", models.SET_NULL, null=True, related_name="+")),
]


def drawn() -> tuple[ProjectState, list[str]]:
    state, statements = ProjectState(), []
    assert state.apps is not None  # from here on each new model is drawn
    for table in TABLES:
        before = state.clone()
        table.state_forwards("kit", state)
        with connection.schema_editor(collect_sql=True) as editor:
            table.database_forwards("kit", editor, before, state)
        statements += editor.collected_sql
    return state, statements


@pytest.mark.django_db(transaction=True)
def test_a_table_drawn_alone_is_the_same():
    _state, with_all = drawn()

    with new_tables_alone():
        state, alone = drawn()

    assert alone == with_all
    assert [one.name for one in state.apps.get_model("kit", "Town")._meta.related_objects] == ["streets"]


def test_a_model_drawn_alone_draws_no_other():
    state = ProjectState()
    assert state.apps is not None
    TABLES[0].state_forwards("kit", state)
    town = state.apps.get_model("kit", "Town")

    with new_tables_alone():
        TABLES[1].state_forwards("kit", state)

    assert state.apps.get_model("kit", "Town") is town


def test_outside_it_django_draws_as_ever():
    django = ProjectState.add_model

    with pytest.raises(ZeroDivisionError), new_tables_alone():
        raise ZeroDivisionError

    assert ProjectState.add_model is django
