"""A spreadsheet of resources: every row judged, all of it or nothing, and the same again changes nothing."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from praksisnet.kit.imports import Outcome, Row
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.actions import import_resources, plan_resources
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.sheets import RESOURCE_COLUMNS
from praksisnet.themes.actions import create_theme, merge_themes
from tests.guard.numbers import some_number


def rows(*given):
    """Rows of a spreadsheet, each with a title, a type and a summary unless told."""
    empty = {column.key: "" for column in RESOURCE_COLUMNS}
    plain = {"kind": "Redskab", "summary": "Et par linjer."}
    return [Row(number, {**empty, **plain, **values}) for number, values in enumerate(given, 2)]


@pytest.fixture
def carry_out(programme, ellen, by):
    def carried(found):
        seen = plan_resources(found, programme=programme).digest
        return import_resources(found, seen, programme=programme, owner=ellen, by=by)

    return carried


def outcomes(plan):
    return [line.outcome for line in plan.lines]


def test_rows_become_drafts_and_the_same_again_changes_nothing(carry_out, world, respite, ellen):
    found = rows(
        {"name": "Aftale om ferie", "themes": "aflastning", "municipality": "Her Kommune", "source": "Højskolen"},
        {"name": "Ny lov", "kind": "Legislation"},
    )

    first, again = carry_out(found), carry_out(found)

    made = Resource.objects.get(title="Aftale om ferie")
    assert (outcomes(first), outcomes(again)) == ([Outcome.NEW] * 2, [Outcome.UNCHANGED] * 2)
    assert (made.state, made.kind, list(made.themes.all()), made.owner) == ("draft", "tool", [respite], ellen)
    assert (made.municipality, Resource.objects.count()) == (world.here.municipality, 2)


def test_a_row_changes_the_draft_of_its_title_and_leaves_what_is_published(carry_out, written, published):
    written("Kladden"), published("Udgivet")

    plan = carry_out(rows({"name": "kladden", "summary": "Nyt resumé."}, {"name": "Udgivet", "summary": "Nyt."}))

    assert outcomes(plan) == [Outcome.CHANGED, Outcome.UNCHANGED]
    assert set(Resource.objects.values_list("title", "summary")) == {
        ("Kladden", "Nyt resumé."),
        ("Udgivet", "Om udgivet."),
    }


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"name": f"Om {some_number()}"}, "This looks like a CPR number: Title. Remove it from the spreadsheet."),
        ({"body": f"Barnet {some_number()}"}, "This looks like a CPR number: Text. Remove it from the spreadsheet."),
        ({"body": "[140370](https://a.example)-1234"}, "This looks like a CPR number: Text. Remove it from the spr"),
        ({"name": ""}, "Title is missing."),
        ({"kind": "Bog"}, "“Bog” is not one of: "),
        ({"themes": "Findes ikke"}, "There is no theme called “Findes ikke”."),
        ({"municipality": "Andeby"}, "There is no municipality called “Andeby”."),
        ({"link": "javascript:alert(1)"}, "Write the link as an address that begins with https://."),
    ],
)
def test_a_wrong_row_says_why_and_is_left_out(values, said, programme, carry_out):
    plan = carry_out(rows({"name": "Rigtig"}, {"name": "Forkert", **values}))

    assert (outcomes(plan), str(plan.wrong[0].errors[0])[: len(said)]) == ([Outcome.NEW, Outcome.WRONG], said)
    assert list(Resource.objects.values_list("title", flat=True)) == ["Rigtig"]


def test_a_merged_themes_name_leads_on_and_a_title_stands_once(carry_out, respite, by):
    old = create_theme("Pauser", by=by)
    merge_themes(old, respite, by=by)

    plan = carry_out(rows({"name": "Aftale", "themes": "Pauser"}, {"name": "AFTALE"}))

    assert outcomes(plan) == [Outcome.NEW, Outcome.WRONG]
    assert list(Resource.objects.get().themes.all()) == [respite]


def test_nothing_is_half_done(programme, ellen, by, monkeypatch):
    """The control: without the refusal in the second row, the first is there."""
    from praksisnet.knowledge.actions import importing

    found = rows({"name": "Et"}, {"name": "To"})
    seen = plan_resources(found, programme=programme).digest
    create = importing.create_resource

    def failing(programme, **values):
        if values["title"] == "To":
            raise Refused("No.")
        return create(programme, **values)

    monkeypatch.setattr(importing, "create_resource", failing)
    with pytest.raises(Refused):
        import_resources(found, seen, programme=programme, owner=ellen, by=by)
    after = Resource.objects.count()
    monkeypatch.undo()
    import_resources(found, seen, programme=programme, owner=ellen, by=by)

    assert (after, Resource.objects.count()) == (0, 2)


def test_it_refuses_a_preview_that_no_longer_holds(programme, ellen, written, by):
    found = rows({"name": "Aftale"})
    seen = plan_resources(found, programme=programme).digest
    written("Aftale")

    with pytest.raises(Refused):
        import_resources(found, seen, programme=programme, owner=ellen, by=by)


def test_from_file_to_drafts_through_the_pages(world):
    client = world.client(Who.KNOWLEDGE_PARTNER, language="en")
    page = reverse("knowledge:resource_import")
    sheet = "Titel;Type;Resumé\nAftale om ferie;Redskab;To sider.\nOm ingenting;;\n".encode()

    preview = client.post(page, {"file": SimpleUploadedFile("viden.csv", sheet)})
    before = Resource.objects.count()
    token = re.search('name="plan" value="([^"]+)"', preview.content.decode())[1]
    done = client.post(page, {"plan": token})

    assert (preview.status_code, before, done.url) == (200, 0, reverse("knowledge:library"))
    assert list(Resource.objects.values_list("title", flat=True)) == ["Aftale om ferie"]
    assert client.get(reverse("knowledge:import_template")).status_code == 200
    assert world.client(Who.PARTICIPANT).get(page).status_code == 403


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        ("neutral", ["Barn A trives i aflastning."]),
        ("", ["Barn A trives i aflastning."]),
        ("keep", ["Drengen Emil trives i aflastning."]),
        ("omit", []),
    ],
)
def test_a_row_that_may_be_about_a_child_is_imported_as_was_chosen(world, answer, kept):
    client, page = world.client(Who.KNOWLEDGE_PARTNER, language="en"), reverse("knowledge:resource_import")
    told = "Drengen Emil trives i aflastning."
    sheet = f"Titel;Type;Resumé\nOm ferie;Redskab;To sider.\nOm trivsel;Redskab;{told}\n".encode()

    preview = client.post(page, {"file": SimpleUploadedFile("viden.csv", sheet)}).text
    token = re.search('name="plan" value="([^"]+)"', preview)[1]
    client.post(page, {"plan": token, **({"row-3": answer} if answer else {})})

    assert (preview.count('name="row-2"'), preview.count('name="row-3"')) == (0, 3)
    assert list(Resource.objects.filter(title="Om trivsel").values_list("summary", flat=True)) == kept
    assert Resource.objects.filter(title="Om ferie").count() == 1


def test_two_rows_that_became_the_same_by_their_neutral_texts_are_seen_before_anything_is_imported(world):
    client, page = world.client(Who.KNOWLEDGE_PARTNER, language="en"), reverse("knowledge:resource_import")
    sheet = "Titel;Type;Resumé\nDrengen Emil;Redskab;Et.\nDrengen Anton;Redskab;To.\n".encode()

    preview = client.post(page, {"file": SimpleUploadedFile("viden.csv", sheet)}).text
    token = re.search('name="plan" value="([^"]+)"', preview)[1]
    answer = client.post(page, {"plan": token}).text

    assert ("A row has an error with the text you chose." in answer, "The same as row 2." in answer) == (True, True)
    assert Resource.objects.count() == 0
