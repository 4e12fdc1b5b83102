"""A version is read with what was changed since the one before, and one refers to it by a permanent address."""

from praksisnet.kit.permissions import Who
from praksisnet.knowledge.actions import change_resource
from praksisnet.knowledge.queries import changes_between, citation, parts_of, version_of


def test_changes_are_told_text_by_text_and_word_by_word(published, by):
    resource = published("Hvad ved vi?", kind="research", body="Det er sikkert.", parts={"question": "Virker det?"})
    change_resource(resource, body="Det er ret sikkert.", parts={"question": "Virker det?"}, evidence="study", by=by)

    changes = changes_between(*resource.versions.order_by("number"), sees_people=True)

    assert [one.label for one in changes] == ["Text", "What it is based on"]
    assert [(piece.change, piece.text) for piece in changes[0].paragraphs[0]] == [
        ("same", "Det er "),
        ("added", "ret "),
        ("same", "sikkert."),
    ]


def test_one_refers_to_authors_year_title_house_version_and_address(published, settings):
    resource = published("Hvad ved vi?", kind="research", body="Ja.", authors="Holm, B.", source="Højskolen")

    said = citation(resource, version_of(resource))

    year = resource.published_at.year
    assert said.startswith(f"Holm, B. ({year}). Hvad ved vi? Højskolen. Version 1, ")
    assert said.endswith(f" {settings.SITE_ADDRESS}/resources/{resource.pk}/versions/1/")


def test_whom_to_contact_is_shown_to_those_who_see_people():
    parts = {"does": "Vi aftaler det.", "contact": "Mette Kjær"}

    shown = [[part.name for part in parts_of("example", parts, sees_people=sees)] for sees in (True, False)]

    assert shown == [["does", "contact"], ["does"]]


def test_whom_to_contact_stands_in_no_difference_that_a_reader_sees(published, world, by):
    parts = {"for_whom": "Alle.", "does": "Vi aftaler det.", "result": "Ro.", "contact": "Sonja Kragelund"}
    resource = published("Aftaler", kind="example", parts=parts)
    change_resource(resource, parts={**parts, "contact": "Jens Kragelund"}, by=by)

    pages = {
        who: world.client(who).get(f"/resources/{resource.pk}/versions/2/").content.decode()
        for who in (Who.PARTICIPANT, Who.READER, Who.AUTHORITY)
    }

    assert {who: "Kragelund" in page for who, page in pages.items()} == {
        Who.PARTICIPANT: True,
        Who.READER: False,
        Who.AUTHORITY: False,
    }
