"""Badges, lists and certificates, read back from the files."""

import io
from datetime import timedelta

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.registration.actions import check_in, mark_attendance, pin_place, register
from praksisnet.registration.queries.links import answer_token
from praksisnet.registration.queries.papers import badges_of, certificates_of, participant_list_of, sign_in_list_of
from praksisnet.registration.queries.people import sheet_of
from tests.registration.conftest import MEETING_DAY

AFTER = clock.at(MEETING_DAY + timedelta(days=1), 9)


@pytest.fixture
def registered(meeting, mette, world, workshops):
    workshops[1].room = "Lokale 2"
    workshops[1].save()
    return register(
        meeting, mette, municipality=world.here.municipality, workshops=[workshops[1]], by=Actor.person(mette)
    )


@pytest.fixture
def attended(meeting, registered, facilitator):
    with clock.moved_to(clock.at(MEETING_DAY, 8, 52)):
        check_in(registered, by=facilitator)
    return registered


def test_a_place_that_is_held_and_not_told_stands_on_no_paper(make_meeting, comes, facilitator):
    """The facilitator holds it until all are told their workshops."""
    meeting = make_meeting(ranked_wishes=True)
    one = comes(meeting)
    pin_place(one, meeting.sessions.get(title="Aftalen"), by=facilitator)

    [badge], (_headings, [row]) = badges_of(meeting, "da")["badges"], sheet_of(meeting.registrations.all())

    assert (badge["workshops"], row[5], one.places.count()) == ([], "", 1)
    assert participant_list_of(meeting, "da")["rows"][0][-1] == ""


def address(name, *args):
    return reverse(f"registration:{name}", args=args)


def read(response):
    pages = pypdfium2.PdfDocument(io.BytesIO(response.content))
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pages]


def test_a_badge_has_name_municipality_workshop_room_and_a_code(meeting, registered, in_english):
    badge = badges_of(meeting, "en")["badges"][0]

    assert (badge["name"], badge["place"], badge["workshops"]) == (
        "Mette Kjær",
        "Her Kommune",
        ["Workshop B, Lokale 2: Aftalen"],
    )
    assert badge["code"].startswith("<svg")


def test_badges_are_a_file_with_every_letter(world, meeting, registered):
    response = world.client(Who.FACILITATOR).get(address("badges", meeting.pk))

    assert (response["Content-Type"], "navneskilte-" in response["Content-Disposition"]) == ("application/pdf", True)
    assert "Mette Kjær" in read(response)[0]


@pytest.mark.parametrize("made", [badges_of, sign_in_list_of, certificates_of])
def test_papers_are_read_in_two_statements(made, meeting, comes, statements):
    for name in ("Greve", "Faxe", "Køge"):
        comes(meeting, name)

    with statements.at_most(3):
        made(meeting, "en")


def test_the_list_to_sign_says_when_somebody_came(world, meeting, attended):
    page = read(world.client(Who.FACILITATOR).get(address("sign_in", meeting.pk)))[0]

    assert ("Mette Kjær Her Kommune 8.52" in page, "Underskrift" in page) == (True, True)


def test_a_certificate_says_who_was_where_and_when(world, meeting, attended):
    with clock.moved_to(AFTER):
        response = world.client(Who.PARTICIPANT).get(address("certificate", meeting.pk))

    page = read(response)[0]
    said = ("Deltagerbevis", "Mette Kjær", "Her Kommune", "Aflastning, der holder", "24. september 2026", "5,5 timer")
    assert [one for one in said if one not in page] == []


def test_an_english_reader_gets_it_in_english(world, meeting, attended, mette):
    mette.language = "en"
    mette.save()
    with clock.moved_to(AFTER):
        page = read(world.client(Who.PARTICIPANT, language="en").get(address("certificate", meeting.pk)))[0]

    assert ("Certificate of attendance" in page, "5.5 hours" in page) == (True, True)


def test_the_certificate_is_universally_accessible(world, meeting, attended):
    with clock.moved_to(AFTER):
        file = world.client(Who.PARTICIPANT).get(address("certificate", meeting.pk)).content

    document = pypdfium2.PdfDocument(io.BytesIO(file))
    assert document.get_metadata_dict()["Title"] == "Deltagerbevis"
    # In its metadata and catalogue, which are not compressed: the standard it keeps, its language, and its tags.
    assert [mark in file for mark in (b"<pdfuaid:part>1<", b"/Lang(da)", b"/StructTreeRoot", b"/Marked true")] == [
        True
    ] * 4


def test_before_the_end_and_without_coming_there_is_none(world, meeting, registered, facilitator):
    statuses = []
    for moment, comes in ((clock.at(MEETING_DAY, 12), True), (AFTER, False)):
        with clock.moved_to(clock.at(MEETING_DAY, 16)):
            mark_attendance(meeting, [registered.pk] if comes else [], by=facilitator)
        with clock.moved_to(moment):
            statuses.append(world.client(Who.PARTICIPANT).get(address("certificate", meeting.pk)).status_code)

    assert statuses == [403, 403]


def test_the_mail_leads_to_it_and_to_nobody_elses(meeting, attended, mette, birthe):
    with clock.moved_to(AFTER):
        statuses = [
            Client().get(address("mailed_certificate", answer_token(meeting, one))).status_code
            for one in (mette, birthe)
        ]

    assert statuses == [200, 404]


def test_the_facilitator_gets_a_page_for_each(world, meeting, attended, comes, facilitator):
    with clock.moved_to(clock.at(MEETING_DAY - timedelta(days=60))):
        other = comes(meeting, "Greve")
    with clock.moved_to(AFTER):
        mark_attendance(meeting, [attended.pk, other.pk], by=facilitator)
        response = world.client(Who.FACILITATOR).get(address("certificates", meeting.pk))

    assert (len(read(response)), b"<pdfuaid:part>1<" in response.content) == (2, True)


def test_before_anybody_came_the_facilitator_is_led_to_the_door(world, meeting, registered):
    response = world.client(Who.FACILITATOR).get(address("certificates", meeting.pk))

    assert response.url == address("arrivals", meeting.pk)
