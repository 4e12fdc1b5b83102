import pytest

from praksisnet.journal.queries import entries_about
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries import resources_for
from praksisnet.knowledge.words import State
from tests.guard.numbers import some_number


def test_create_makes_a_draft_and_says_who_did(written, ellen):
    made = written("Aftale om ferie")

    assert (made.state, made.made_by) == (State.DRAFT, ellen)
    assert [entry.verb for entry in entries_about(made)] == ["resource_created"]


def test_a_draft_is_seen_only_by_those_who_write(written, world):
    draft = written("Aftale om ferie")

    seen_by = {who for who, person in world.people.items() if draft in resources_for(person)}

    assert seen_by == {Who.FACILITATOR, Who.KNOWLEDGE_PARTNER}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"title": " "}, "Write a title, and one or two sentences about what it is."),
        ({"summary": ""}, "Write a title, and one or two sentences about what it is."),
        ({"title": "a" * 201}, "The text is too long. Attach the long version as a file."),
        ({"kind": "poem"}, "Choose what kind of knowledge it is."),
        ({"link": "javascript:alert(1)"}, "Write the link as an address that begins with https://."),
    ],
)
def test_create_refuses(values, said, written):
    with pytest.raises(Refused) as refused:
        written(**{"title": "Aftale", **values})

    assert (refused.value.messages, Resource.objects.count()) == ([said], 0)


@pytest.mark.parametrize("field", ["title", "summary", "body", "source"])
def test_create_refuses_a_cpr_number_wherever_it_stands(field, written):
    with pytest.raises(Refused) as refused:
        written(**{"title": "Aftale", field: f"Om {some_number()}"})

    assert refused.value.code == "cpr"


@pytest.mark.parametrize(
    "mark",
    [
        lambda number: f"{number[0]}**{number[1]}**{number[2:]}",
        lambda number: f"{number[:3]}`{number[3]}`{number[4:]}",
        lambda number: f"{number[:-2]}[{number[-2:]}](https://x.example)",
        lambda number: f"{number[:8]}*{number[8]}*{number[9:]}",
    ],
    ids=["bold", "code", "link", "slanted"],
)
@pytest.mark.parametrize("field", ["body", "parts"])
def test_create_refuses_a_cpr_number_that_only_its_readers_see_as_one(mark, field, written):
    text = f"Om {mark(some_number())} i går."

    with pytest.raises(Refused) as refused:
        written("Aftale", kind="example", **{field: text if field == "body" else {"result": text}})

    assert refused.value.code == "cpr"
