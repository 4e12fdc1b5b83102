"""What is open to everybody is read without an account, and nothing else is."""

import pytest
from django.test import Client

from praksisnet.files.actions import keep
from praksisnet.files.inspection import Checked
from praksisnet.files.words import Kind
from praksisnet.handouts.actions import close_resource, open_resource
from praksisnet.journal.models import Entry
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.actions import archive_resource, create_resource


def test_open_resource_lets_anybody_read_it_and_find_it_in_the_list(resource, by):
    open_resource(resource, by=by)

    page, listed = Client().get(f"/open/{resource.pk}/"), Client().get("/open/")

    assert "Aftal hvem. Skriv det ned." in page.content.decode()
    assert "Skabelon: aftale" in listed.content.decode()


def test_close_resource_takes_it_back_for_those_without_account(resource, by, reading):
    open_resource(resource, by=by)

    close_resource(resource, by=by)

    assert Client().get(f"/open/{resource.pk}/").status_code == 404
    assert reading(Who.READER).get(f"/resources/{resource.pk}/").status_code == 200


def test_open_resource_again_changes_nothing(resource, by):
    for _time in range(2):
        open_resource(resource, by=by)

    assert Entry.objects.filter(verb="resource_opened").count() == 1


def test_what_is_not_opened_or_archived_is_closed(resource, published, by):
    other = published("Lukket")
    archive_resource(open_resource(resource, by=by), by=by)

    assert [Client().get(f"/open/{one.pk}/").status_code for one in (resource, other)] == [404, 404]


def test_open_resource_refuses_a_draft(programme, by):
    with pytest.raises(Refused):
        open_resource(create_resource(programme, kind="tool", title="x", summary="y", by=by), by=by)


def test_only_those_who_write_open_and_close(resource, reading):
    url = f"/resources/{resource.pk}/openness/"

    assert [reading(who).post(url).status_code for who in (Who.PARTICIPANT, Who.READER)] == [403, 403]
    assert reading(Who.KNOWLEDGE_PARTNER).post(url).status_code == 302
    assert Client().get(f"/open/{resource.pk}/").status_code == 200


def test_a_link_to_something_open_leads_straight_to_it(resource, by):
    open_resource(resource, by=by)

    asked = Client().get(f"/resources/{resource.pk}/", follow=True).content.decode()

    assert f'href="/open/{resource.pk}/"' in asked


def test_a_file_of_what_is_open_is_downloaded_without_an_account_and_no_longer_when_it_is_archived(resource, by):
    kept = keep(Checked(b"%PDF-1.4", "pjece.pdf", Kind.PDF, 1, "", "0" * 64), audience=resource.audience, by=by)
    resource.files.add(kept)

    def asked():
        return Client().get(f"/files/{kept.pk}/").status_code

    closed, opened = asked(), open_resource(resource, by=by) and asked()

    archive_resource(resource, by=by)
    assert (closed, opened, asked()) == (302, 200, 302)


def test_what_its_kind_asks_for_is_read_by_anybody_but_whom_to_contact(published, by):
    parts = {"for_whom": "Nye familier.", "does": "Vi aftaler det.", "contact": "Mette Kjær"}
    example = open_resource(published("Faste aftaler", kind="example", parts=parts), by=by)

    page = Client().get(f"/open/{example.pk}/").content.decode()

    assert [text in page for text in parts.values()] == [True, True, False]
