"""Journey 3, steps 8-12, and journey 5, steps 1-2: five questions on a phone, the mail the day after, what was said."""

from datetime import date

import pytest
from playwright.sync_api import expect

from praksisnet.evaluation.actions import answer_survey, open_survey
from praksisnet.evaluation.models import Box, Survey
from praksisnet.evaluation.tasks import keep_surveys, post_due_letters
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.actions import close_meeting
from praksisnet.meetings.models import Meeting
from praksisnet.organisations.models import Organisation
from praksisnet.registration.actions import mark_attendance
from praksisnet.registration.models import Registration
from tests import factories
from tests.browser import PHONE, WIDE
from tests.evaluation.meetings import SYSTEM
from tests.stories.conftest import fine, scanned

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DAY = date(2026, 9, 24)
OTHERS = 38  # and Mette and Thomas: forty are registered
PROMISE = "Dine svar kan ikke føres tilbage til dig. Vi viser kun resultater, når mindst fem har svaret."


def at(hour, minute=0, day=DAY):
    return clock.moved_to(clock.at(day, hour, minute))


@pytest.fixture
def network(line):
    with at(9, day=date(2026, 6, 8)):
        return factories.network(factories.programme(line, title="Indsatsen"), "Netværk Sjælland")


@pytest.fixture
def meeting(network):
    return Meeting.objects.create(
        programme=network.programme,
        network=network,
        kind="network",
        title="Aftaler, der holder",
        town="Næstved",
        starts_at=clock.at(DAY, 9, 30),
        ends_at=clock.at(DAY, 15),
        published_at=clock.at(date(2026, 6, 22), 9),
    )


def registered(meeting, name, municipality=None):
    person = factories.person(name)
    if municipality is not None:
        with at(9, day=date(2026, 6, 8)):
            factories.tenure(factories.seat(meeting.network, Organisation.objects.get(name=municipality)), person)
    home = Organisation.objects.get(name=municipality or "Greve")
    Registration.objects.create(meeting=meeting, person=person, municipality=home, state="registered")
    return person


@pytest.fixture
def mette(meeting):
    return registered(meeting, "Mette Kjær", "Køge")


@pytest.fixture
def thomas(meeting):
    return registered(meeting, "Thomas Nygaard", "Faxe")


@pytest.fixture
def others(meeting):
    return [registered(meeting, f"Deltager {number}") for number in range(OTHERS)]


def answered(page):
    """Five marks with the thumb, a sentence, and send."""
    expect(page.get_by_text(PROMISE)).to_be_visible()
    assert page.get_by_text("Mette").count() == 0
    for key in ("relevant", "learned", "usable", "time", "overall"):
        page.locator(f"#id_{key}_4").check()
    page.get_by_label("Er der noget, vi skal vide?").fill("Mere tid til at tale på tværs.")
    fine(page)
    page.get_by_role("button", name="Send svar").click()
    expect(page.get_by_role("heading", name="Tak. Svaret er sendt.")).to_be_visible()
    fine(page)


def say(survey, people, marks):
    for index, person in enumerate(people):
        answer_survey(
            survey,
            person,
            dict.fromkeys(("relevant", "learned", "usable", "time", "overall"), marks[index % len(marks)]),
        )


def test_mette_answers_from_the_meeting_page_and_once(open_page, live_server, meeting, mette, others):
    with at(14, 31):
        keep_surveys.func()
        page = open_page(PHONE, person=mette)
        page.goto(f"{live_server.url}/meetings/{meeting.pk}/")
        page.get_by_role("link", name="Fem korte spørgsmål").first.click()

        answered(page)
        page.go_back()

        expect(page.get_by_role("heading", name="Dette link er brugt.")).to_be_visible()
        assert Box.objects.count() == 1


def test_line_sees_that_four_are_too_few(open_page, live_server, meeting, line, others):
    with at(15, 10):
        say(open_survey(meeting, by=SYSTEM), others[:4], [4])
        page = open_page(WIDE, person=line)
        page.goto(f"{live_server.url}/meetings/{meeting.pk}/results/")

        expect(page.get_by_text("4 har svaret. For få svar til at vise.")).to_be_visible()
        fine(page)


def closed(meeting, line):
    """38 of 40 came; Line closes the meeting at half past three."""
    with at(15, 30):
        came = list(Registration.objects.filter(meeting=meeting).order_by("pk").values_list("pk", flat=True))[:-2]
        mark_attendance(meeting, came, by=Actor.person(line))
        return close_meeting(meeting, summary="Vi talte om aftaler.", decisions="Vi mødes igen.", by=Actor.person(line))


def test_the_mail_asks_thomas_and_not_mette(open_page, post, meeting, line, mette, thomas, others):
    with at(14, 40):
        answer_survey(open_survey(meeting, by=SYSTEM), mette, {"relevant": 5})
    closed(meeting, line)
    with at(9, 1, day=date(2026, 9, 25)):
        post_due_letters.func()
        for_mette, for_thomas = (post.newest(person.email, "Efter mødet") for person in (mette, thomas))
        assert ("/evaluation/" in post.text(for_mette), "/evaluation/" in post.text(for_thomas)) == (False, True)

        link = post.link(for_thomas, "/evaluation/")
        page = open_page(PHONE)
        page.goto(link)
        assert page.get_by_text("Thomas").count() == 0
        answered(page)


def test_scanners_change_nothing(post, meeting, line, thomas, others):
    closed(meeting, line)
    with at(9, 1, day=date(2026, 9, 25)):
        post_due_letters.func()
        link = post.link(post.newest(thomas.email, "Efter mødet"), "/evaluation/")
        before = list(meeting.survey.tokens.values_list("pk", "spent_on"))

        scanned(link)

        assert list(meeting.survey.tokens.values_list("pk", "spent_on")) == before


def test_line_reads_what_was_said(open_page, live_server, meeting, line, mette, thomas, others):
    with at(14, 40):
        say(open_survey(meeting, by=SYSTEM), [mette, thomas, *others[:26]], [5, 4, 4, 3, 5, 2, 4])
    closed(meeting, line)
    with at(10, day=date(2026, 10, 8)):
        keep_surveys.func()
        page = open_page(WIDE, person=line)
        page.goto(f"{live_server.url}/evaluations/")
        fine(page)
        page.get_by_role("link", name="Aftaler, der holder").click()

        expect(page.get_by_role("heading", name="Det sagde deltagerne om mødet i september")).to_be_visible()
        expect(page.get_by_text("Svarprocent: 74 % (28 af 38)")).to_be_visible()
        expect(page.get_by_text("Svar, som færre end fem har givet, er lagt sammen.").first).to_be_visible()
        fine(page)
        assert Survey.objects.get().closed_at is not None
