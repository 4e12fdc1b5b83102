"""Every published change is a version; an earlier one can be brought back."""

from django.urls import reverse

from praksisnet.access.actions import audience
from praksisnet.kit.permissions import Who
from praksisnet.knowledge.actions import change_resource, publish_resource, restore_version
from praksisnet.knowledge.models import Version


def numbers(resource):
    return list(resource.versions.order_by("number").values_list("number", flat=True))


def test_a_draft_has_no_versions_until_it_is_published(written, by):
    draft = change_resource(written("Aftale"), body="Et", by=by)
    before = numbers(draft)

    published = publish_resource(draft, by=by)

    assert (before, numbers(published), published.version) == ([], [1], 1)


def test_each_published_change_is_one_version_and_a_repeat_is_none(resource, by):
    for body in ("To", "To", "Tre"):
        change_resource(resource, body=body, by=by)

    resource.refresh_from_db()
    assert (numbers(resource), resource.version) == ([1, 2, 3], 3)


def test_what_readers_do_not_read_makes_no_version(resource, ellen, by):
    change_resource(resource, owner=ellen, by=by)

    assert numbers(resource) == [1]


def test_restore_brings_texts_and_files_back_as_a_new_version(published, file_of, programme, by):
    file = file_of(audience([f"programme:{programme.pk}"]))
    resource = published("Hvad ved vi?", kind="research", parts={"question": "Virker det?"}, files=[file])
    change_resource(resource, parts={"question": "Virker det nu?"}, files=[], by=by)

    restore_version(resource.versions.get(number=1), by=by)
    restored = restore_version(resource.versions.get(number=1), by=by)

    assert (restored.parts, list(restored.files.all())) == ({"question": "Virker det?"}, [file])
    assert list(resource.versions.order_by("number").values_list("number", "restores")) == [
        (1, None),
        (2, None),
        (3, 1),
    ]


def test_the_parts_of_another_kind_are_not_kept(written, by):
    draft = written("Aftale", kind="example", parts={"does": "Vi aftaler det.", "question": "Virker det?"})

    changed = change_resource(draft, kind="tool", by=by)

    assert (draft.parts, changed.parts) == ({"does": "Vi aftaler det."}, {})


def test_many_versions_are_on_several_pages(resource, world):
    texts = resource.versions.get().texts
    Version.objects.bulk_create(Version(resource=resource, number=number, texts=texts) for number in range(2, 61))
    client, url = world.client(Who.PARTICIPANT), reverse("knowledge:versions", args=[resource.pk])

    pages = [client.get(url, {"page": number}).text for number in (1, 2)]

    assert [page.count("<b><a href") for page in pages] == [50, 10]
