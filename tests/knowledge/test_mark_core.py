import pytest
from django.urls import reverse

from praksisnet.journal.queries import entries_about
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.actions import mark_core
from praksisnet.knowledge.models import Version
from praksisnet.search.models import SearchEntry
from tests.guard.numbers import some_number

CORE = "skriftlig aftale før første weekend"


def test_mark_core_keeps_each_once_in_order_and_makes_no_version(resource, by):
    marked = mark_core(resource, [f"  {CORE} ", "", "begge kommuner er med", CORE], by=by)

    assert marked.core == [CORE, "begge kommuner er med"]
    assert (Version.objects.filter(resource=resource).count(), entries_about(marked)[0].verb) == (1, "core_marked")


def test_mark_core_again_changes_nothing(resource, by):
    for _time in range(2):
        mark_core(resource, [CORE], by=by)

    assert [entry.verb for entry in entries_about(resource)].count("core_marked") == 1


def test_mark_core_lets_it_be_found_by_them(resource, by):
    mark_core(resource, [CORE], by=by)

    assert CORE in SearchEntry.objects.get(kind="resource", key=str(resource.pk)).text


@pytest.mark.parametrize("texts", [[str(n) for n in range(8)], ["x" * 201], [f"Om {some_number()}"]])
def test_mark_core_refuses_many_long_and_numbers(resource, by, texts):
    with pytest.raises(Refused):
        mark_core(resource, texts, by=by)


def test_mark_core_refuses_what_nobody_adapts(published, by):
    brief = published("Forskning", kind="legislation")

    with pytest.raises(Refused):
        mark_core(brief, [CORE], by=by)


def test_the_partner_marks_it_and_readers_see_it(world, resource):
    partner, reader = (world.client(who, language="en") for who in (Who.KNOWLEDGE_PARTNER, Who.READER))
    address = reverse("knowledge:core", args=[resource.pk])

    partner.post(address, {"core": f"{CORE}\n"})

    page = reader.get(reverse("knowledge:resource", args=[resource.pk])).content.decode()
    assert (f"<b>Core element:</b> {CORE}" in page, "Mark core elements" in page) == (True, False)


def test_where_nobody_is_partner_the_facilitator_marks_it(world, resource):
    world.people[Who.KNOWLEDGE_PARTNER].roles.update(ended_at=resource.made_at)
    client = world.client(Who.FACILITATOR)

    assert client.get(reverse("knowledge:core", args=[resource.pk])).status_code == 200
