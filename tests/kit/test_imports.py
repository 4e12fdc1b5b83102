import pytest
from django.core import signing
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from praksisnet.kit import imports
from praksisnet.kit.imports import Column, Outcome, Verdict
from praksisnet.kit.refusal import Refused
from praksisnet.kit.tables import Table

COLUMNS = (
    Column("name", _("Name"), required=True, aliases=("Navn",), example="Mette Kjær", most=20),
    Column("email", _("Mail"), aliases=("E-mail",), is_address=True),
)
TABLE = Table(["E-mail", "NAVN", "Other"], [(2, ["mette@koege.example", "Mette", "x"]), (4, ["", "Bo", ""])])


def judge(values):
    if values["name"] == "Wrong":
        raise Refused("No such name.")
    return Verdict(Outcome.CHANGED if values["name"] == "Mette" else Outcome.NEW, "name", target=values["name"])


def plan_of(*rows):
    table = Table(["name", "email"], [(number, row) for number, row in enumerate(rows, start=2)])
    return imports.make_plan(
        imports.read(table, COLUMNS), COLUMNS, judge, lambda text: "CPR" in text, lambda values: values["email"]
    )


def test_read_finds_columns_by_heading_and_keeps_row_numbers():
    rows = imports.read(TABLE, COLUMNS)

    assert [(row.number, row.values) for row in rows] == [
        (2, {"name": "Mette", "email": "mette@koege.example"}),
        (4, {"name": "Bo", "email": ""}),
    ]


def test_read_refuses_a_missing_column():
    with pytest.raises(Refused) as refused:
        imports.read(Table(["Mail"], [(2, ["a@b.example"])]), COLUMNS)

    assert "Na" in refused.value.messages[0]


def test_read_takes_two_thousand_rows_and_no_more():
    rows = [(number, ["Bo"]) for number in range(2, 2003)]

    assert len(imports.read(Table(["Name"], rows[:2000]), COLUMNS)) == 2000
    with pytest.raises(Refused):
        imports.read(Table(["Name"], rows), COLUMNS)


def test_plan_says_what_each_row_would_do():
    plan = plan_of(["Mette", "a@b.example"], ["Bo", "c@d.example"], ["Wrong", ""], ["", "e@f.example"])

    assert [line.outcome for line in plan.lines] == [Outcome.CHANGED, Outcome.NEW, Outcome.WRONG, Outcome.WRONG]
    assert [line.target for line in plan.to_apply] == ["Mette", "Bo"]
    assert plan.counts == {Outcome.CHANGED: 1, Outcome.NEW: 1, Outcome.WRONG: 2}


def test_plan_says_all_that_is_wrong_with_a_row():
    with translation.override("en"):
        plan = plan_of(["M" * 21, "no address"], ["M" * 20, ""])

    assert [line.errors for line in plan.lines] == [
        ("Name is longer than 20 characters.", "“no address” is not a mail address."),
        (),
    ]


def test_plan_stops_what_the_guard_stops_and_shows_it_nowhere():
    plan = plan_of(["CPR", "a@b.example"])

    assert plan.lines[0].outcome == Outcome.WRONG
    assert plan.lines[0].values == {"name": "", "email": "a@b.example"}
    assert imports.unseal(imports.seal(plan), COLUMNS)[0] == []


def test_plan_calls_the_second_of_two_equal_rows_wrong():
    plan = plan_of(["Mette", "a@b.example"], ["Bo", "a@b.example"], ["Ida", ""], ["Ole", ""])

    assert [line.outcome for line in plan.lines] == [Outcome.CHANGED, Outcome.WRONG, Outcome.NEW, Outcome.NEW]


def test_sealed_rows_come_back_with_the_digest_of_their_plan():
    plan = plan_of(["Mette", "a@b.example"], ["Wrong", ""])

    rows, digest = imports.unseal(imports.seal(plan), COLUMNS)

    assert [(row.number, row.values["name"]) for row in rows] == [(2, "Mette")]
    assert digest == plan.digest


def test_unsealing_refuses_a_changed_token():
    token = imports.seal(plan_of(["Mette", "a@b.example"]))

    with pytest.raises(Refused):
        imports.unseal(token[:-1] + ("A" if token[-1] != "A" else "B"), COLUMNS)


def test_unsealing_refuses_an_old_token(monkeypatch):
    token = imports.seal(plan_of(["Mette", "a@b.example"]))
    monkeypatch.setattr(signing.time, "time", lambda: 10_000_000_000)

    with pytest.raises(Refused):
        imports.unseal(token, COLUMNS)


def test_unsealing_refuses_the_token_of_another_import():
    token = imports.seal(plan_of(["Mette", "a@b.example"]))

    with pytest.raises(Refused):
        imports.unseal(token, COLUMNS[:1])


def test_read_gives_one_line_a_cell():
    table = Table(["Name", "Mail"], [(2, ["Mette\r\nBcc: x\u202e", "a@b.example"])])

    assert imports.read(table, COLUMNS)[0].values["name"] == "Mette Bcc: x"
