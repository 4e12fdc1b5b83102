import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from praksisnet.journal.models import Entry
from praksisnet.kit import tables
from praksisnet.people.models import Person, State
from tests import factories
from tests.guard.numbers import some_number
from tests.people.conftest import rows_of

HEADINGS = ["Navn", "E-mail", "Titel", "Telefon", "Sprog"]


def upload(client, *rows, headings=HEADINGS):
    file = SimpleUploadedFile("people.xlsx", tables.write([tables.Sheet("People", headings, rows)]))
    return client.post("/people/import/", {"file": file})


def token(answer):
    return re.search(r'name="plan" value="([^"]+)"', answer.content.decode())[1]


WORDS = ("New", "Changed", "Unchanged", "Error")


def lines(answer):
    """(row, what happens, why) as the preview shows it."""
    found = []
    for number, _name, _mail, what in rows_of(answer):
        word = next(word for word in WORDS if what.startswith(word))
        found.append((int(number), word, what.removeprefix(word).strip()))
    return found


def confirm(client, answer):
    return client.post("/people/import/", {"plan": token(answer)})


def test_import_shows_what_will_happen_and_changes_nothing(admin_client, mette):
    answer = upload(
        admin_client,
        ["Jonas Riis", "jonas.riis@koege.example", "", "", ""],
        ["Mette Kjær", "mette.kjaer@koege.example", "Teamleder", "", ""],
        ["Mette Kjær", "not an address", "", "", ""],
        ["", "birthe.holm@koege.example", "", "", ""],
        ["Jonas", "JONAS.RIIS@koege.example", "", "", ""],
        ["Anna", "anna@koege.example", "", "", "klingon"],
    )

    assert lines(answer) == [
        (2, "New", ""),
        (3, "Changed", "Job title"),
        (4, "Error", "“not an address” is not a mail address."),
        (5, "Error", "Name is missing."),
        (6, "Error", "The same as row 2."),
        (7, "Error", "The language must be one of: da, en."),
    ]
    assert Person.objects.count() == 2


def test_import_does_what_was_shown(admin_client, mette):
    answer = upload(
        admin_client,
        ["Jonas Riis", "Jonas.Riis@koege.example", "Konsulent", "12 34 56 78", "dansk"],
        ["Mette Kjær", "mette.kjaer@koege.example", "Teamleder", "", ""],
    )

    done = confirm(admin_client, answer)

    jonas = Person.objects.get(email="jonas.riis@koege.example")
    assert (done.url, jonas.state, jonas.title, jonas.language) == ("/people/", State.ACTIVE, "Konsulent", "da")
    assert Person.objects.get(pk=mette.pk).title == "Teamleder"
    assert Entry.objects.filter(verb="imported_person").count() == 2


def test_import_leaves_what_an_empty_cell_does_not_say(admin_client):
    known = factories.person("Jonas Riis", email="j@koege.example", title="Konsulent", phone="1", language="en")

    answer = upload(admin_client, ["Jonas Riis", "j@koege.example", "", "", ""])

    assert lines(answer) == [(2, "Unchanged", "")]
    assert Person.objects.get(pk=known.pk).title == "Konsulent"


def test_import_invites_one_who_was_only_named(admin_client):
    factories.person("Jonas Riis", email="j@koege.example", invited_at=None)

    confirm(admin_client, upload(admin_client, ["Jonas Riis", "j@koege.example", "", "", ""]))

    assert Person.objects.get(email="j@koege.example").state == State.ACTIVE


def test_import_stops_a_cpr_number_in_any_cell(admin_client):
    digits = some_number()

    answer = upload(admin_client, ["Jonas Riis", "j@koege.example", f"om {digits}", "", ""])

    assert lines(answer)[0][:2] == (2, "Error")
    assert digits not in answer.content.decode()


def test_import_notices_that_somebody_changed_people_meanwhile(admin_client):
    answer = upload(admin_client, ["Jonas Riis", "j@koege.example", "", "", ""])
    factories.person("Jonas Riis", email="j@koege.example")

    again = confirm(admin_client, answer)

    assert (again.status_code, lines(again)) == (200, [(2, "Unchanged", "")])


def test_import_confirmed_twice_has_one_effect(admin_client):
    answer = upload(admin_client, ["Jonas Riis", "j@koege.example", "", "", ""])

    confirm(admin_client, answer)
    confirm(admin_client, answer)

    assert Entry.objects.filter(verb="imported_person").count() == 1


def test_import_refuses_a_forged_preview(admin_client):
    answer = admin_client.post("/people/import/", {"plan": "forged"}, follow=True)

    assert "The preview is too old. Upload the spreadsheet again." in answer.content.decode()


def test_import_says_which_column_is_missing(admin_client):
    answer = upload(admin_client, ["Jonas"], headings=["Navn"])

    assert (answer.status_code, "This column is missing: Work mail." in answer.content.decode()) == (422, True)


def test_import_reads_a_csv_file(admin_client):
    file = SimpleUploadedFile("people.csv", "Navn;E-mail\r\nJonas Riis;j@koege.example\r\n".encode("latin-1"))

    assert lines(admin_client.post("/people/import/", {"file": file})) == [(2, "New", "")]


@pytest.mark.parametrize("body", [{}, {"file": SimpleUploadedFile("x.xlsx", b"PK broken")}])
def test_import_answers_a_broken_upload_in_place(admin_client, body):
    assert admin_client.post("/people/import/", body).status_code == 422


def test_import_offers_an_empty_spreadsheet_that_it_can_read(admin_client):
    empty = admin_client.get("/people/import/template/").content

    answer = admin_client.post("/people/import/", {"file": SimpleUploadedFile("t.xlsx", empty)})

    assert lines(answer) == [(2, "New", "")]


def test_import_previews_three_hundred_rows_with_the_statements_of_one(admin_client, statements):
    with statements.counted() as one:
        upload(admin_client, ["Jonas Riis", "j@koege.example", "", "", ""])

    with statements.exactly(len(one)):
        upload(admin_client, *[[f"Person {n}", f"p{n}@koege.example", "", "", ""] for n in range(300)])

    assert len(one) <= 15


def test_import_stops_a_cpr_number_whose_first_zero_the_spreadsheet_dropped(admin_client):
    shortened = int(some_number(days=-10))

    answer = upload(admin_client, ["Jonas Riis", "jonas.riis@koege.example", "", shortened, ""])

    assert [line[:2] for line in lines(answer)] == [(2, "Error")]
    assert str(shortened) not in answer.content.decode()
