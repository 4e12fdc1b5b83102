"""The facilitator's list: tabs, filters, search, order, what is chosen and what is done with it."""

import io
from datetime import date

import openpyxl
import pytest
from django.http import QueryDict
from django.urls import reverse

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.registration.actions import cancel_registration, mark_attendance, register
from praksisnet.registration.models import Registration
from praksisnet.registration.queries.roster import Wanted, queue_numbers, roster
from praksisnet.registration.views.participants import roster_shown
from praksisnet.registration.words import State
from tests import factories
from tests.registration.conftest import MEETING_DAY, letters

SYSTEM = Actor.system("test")


@pytest.fixture
def line_at(world):
    return world.client(Who.FACILITATOR, language="en")


@pytest.fixture
def places(make_meeting):
    """A meeting with six rows that were put there: who, from where, in which state, in the order they came."""
    meeting = make_meeting(places=40)
    names = [
        ("Åse Bro", "Køge", "registered"),
        ("Ida Dam", "Aabenraa", "registered"),
        ("Bo Eg", "Køge", "waiting"),
        ("Cai Fog", "Greve", "waiting"),
        ("Dea Gad", "Greve", "cancelled"),
        ("Eva Høj", None, "registered"),
    ]
    homes = {name: factories.municipality(name) for name in ("Køge", "Aabenraa", "Greve")}
    for minute, (name, home, state) in enumerate(names):
        person = factories.person(name, email=f"{name.split()[0].lower().replace('å', 'aa')}@sted.example")
        at = clock.at(date(2026, 6, 22), 8, minute)
        Registration.objects.create(
            meeting=meeting, person=person, municipality=homes.get(home), state=state, queued_at=at
        )
    return meeting


def names(meeting, query=""):
    return [one.person.name for one in roster(meeting, Wanted.of(QueryDict(query)))]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Åse Bro", "Ida Dam", "Eva Høj"]),
        ("sort=name", ["Eva Høj", "Ida Dam", "Åse Bro"]),
        ("sort=newest", ["Eva Høj", "Ida Dam", "Åse Bro"]),
        ("state=waiting", ["Bo Eg", "Cai Fog"]),
        ("state=cancelled", ["Dea Gad"]),
        ("state=all&q=køge", ["Bo Eg", "Åse Bro"]),
        ("state=all&q=HØJ", ["Eva Høj"]),
        ("q=ida@sted", ["Ida Dam"]),
        ("q=nobody", []),
        ("municipality=0", ["Eva Høj"]),
        ("workshop=0&sort=oldest", ["Åse Bro", "Ida Dam", "Eva Høj"]),
        ("state=nonsense&sort=person__password&municipality=x&q=%00", ["Åse Bro", "Ida Dam", "Eva Høj"]),
    ],
)
def test_the_address_says_which_rows_and_in_which_order(query, found, places):
    assert names(places, query) == found


def test_visitors_guests_and_the_silent_are_found(places, line):
    rows = {one.person.name: one for one in Registration.objects.select_related("person")}
    Registration.objects.filter(pk=rows["Åse Bro"].pk).update(is_visitor=True)
    Registration.objects.filter(pk=rows["Ida Dam"].pk).update(confirm_by_at=clock.now())
    places.guest_invitations.create(person=rows["Eva Høj"].person, invited_by=line)

    found = [names(places, query) for query in ("who=visitors", "who=guests", "answer=silent", "answer=confirmed")]

    assert found == [["Åse Bro"], ["Eva Høj"], ["Ida Dam"], []]


def test_who_cancelled_and_came_back_stands_in_the_list_once(meeting, mette):
    cancel_registration(register(meeting, mette, by=SYSTEM), by=SYSTEM)
    back = register(meeting, mette, by=SYSTEM)

    assert list(roster(meeting, Wanted(state="all"))) == [back]


def test_numbers_follow_the_queue_under_every_filter(places):
    rows = {one.pk: one.person.name for one in Registration.objects.select_related("person")}

    shown = roster_shown(places, QueryDict("state=waiting&q=cai")).page.items

    assert {rows[pk]: number for pk, number in queue_numbers(places).items()} == {"Bo Eg": 1, "Cai Fog": 2}
    assert [(one.name, one.number) for one in shown] == [("Cai Fog", 2)]


def test_tabs_count_all_rows_whatever_is_filtered(places):
    counts = roster_shown(places, QueryDict("q=ida")).counts

    assert [counts[tab] for tab in ("coming", "waiting", "cancelled", "all")] == [3, 2, 1, 6]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("query", ["", "state=waiting", "state=all&q=deltager&sort=name&page=all", "all=yes"])
def test_the_list_costs_the_same_for_every_length(rows, query, make_meeting, comes, line_at, statements):
    meeting = make_meeting(places=rows)
    for _ in range(2 * rows):
        comes(meeting, workshops=[])
    line_at.get("/")

    with statements.at_most(15):
        response = line_at.get(f"{at(meeting)}?{query}")

    assert response.status_code == 200


def at(meeting, name="participants"):
    return reverse(f"registration:{name}", args=[meeting.pk])


def test_cancel_for_those_chosen_asks_first_and_says_what_happened(line_at, meeting, comes):
    some = [comes(meeting, "Greve").pk for _ in range(3)]
    cancel_registration(Registration.objects.get(pk=some[2]), by=SYSTEM)
    sent = {"do": "cancel", "one": some[:1], "ones": ",".join(map(str, some[1:])), "list": "q=greve"}

    asked = line_at.post(at(meeting, "selection"), sent)
    before = list(Registration.objects.values_list("state", flat=True))
    done = line_at.post(at(meeting, "selection"), sent | {"sure": "yes", "reason": "Lokalet er for lille"}, follow=True)

    assert (asked.status_code, before.count("cancelled")) == (200, 1)
    assert "2 are cancelled, 1 was already." in done.content.decode()
    assert done.redirect_chain == [(f"{at(meeting)}?q=greve#none", 302)]


def test_all_of_the_list_can_be_chosen_and_is_pinned_before_it_is_confirmed(line_at, meeting, comes):
    some = [comes(meeting, "Greve").pk for _ in range(2)]
    comes(meeting, "Faxe")

    asked = line_at.post(at(meeting, "selection"), {"do": "cancel", "all": "yes", "list": "q=greve"})

    assert f'name="ones" value="{some[0]},{some[1]}"' in asked.content.decode()


def test_without_a_reason_it_is_asked_for_in_place(line_at, meeting, comes):
    one = comes(meeting)

    page = line_at.post(at(meeting, "selection"), {"do": "cancel", "one": one.pk, "sure": "yes"})

    assert (page.status_code, Registration.objects.get().state) == (422, State.REGISTERED)


def test_more_numbers_than_a_statement_takes_choose_those_of_the_list(line_at, meeting, comes):
    one = comes(meeting, "Greve")
    many = ",".join(map(str, range(one.pk, one.pk + 300_000)))

    asked = line_at.post(at(meeting, "selection"), {"do": "cancel", "ones": many})

    assert f'name="ones" value="{one.pk}"' in asked.content.decode()


def test_nobody_chosen_leads_back(line_at, meeting):
    page = line_at.post(at(meeting, "selection"), {"do": "cancel"}, follow=True)

    assert "Choose somebody in the list first" in page.content.decode()


def test_those_chosen_are_moved_and_marked(line_at, meeting, comes, workshops):
    one = comes(meeting)
    moved = {"do": "workshop", "one": one.pk, "sure": "yes", "workshop": workshops[1].pk}

    first = line_at.post(at(meeting, "selection"), moved, follow=True).content.decode()
    with clock.moved_to(clock.at(MEETING_DAY, 12)):
        second = line_at.post(at(meeting, "selection"), {"do": "attended", "one": one.pk, "sure": "yes"}, follow=True)

    assert ("1 is moved." in first, "1 is marked as attended." in second.content.decode()) == (True, True)
    assert Registration.objects.get().state == State.ATTENDED


def test_those_chosen_come_as_a_spreadsheet(line_at, meeting, comes):
    one, _other = comes(meeting, "Greve"), comes(meeting, "Faxe")

    answer = line_at.post(at(meeting, "selection"), {"do": "download", "one": one.pk})

    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.values)
    assert [row[:2] for row in rows[1:]] == [("Greve", one.person.name)]


def test_the_list_is_downloaded_as_it_is_narrowed(line_at, meeting, comes):
    comes(meeting, "Greve")
    cancel_registration(comes(meeting, "Faxe"), by=SYSTEM)

    sheets = [line_at.get(f"{at(meeting, 'participants_xlsx')}{query}").content for query in ("", "?q=greve")]

    assert [openpyxl.load_workbook(io.BytesIO(sheet)).active.max_row for sheet in sheets] == [3, 2]


def test_a_persons_page_shows_the_other_meetings(line_at, meeting, make_meeting, mette, world):
    other = make_meeting(title="Foråret")
    with clock.moved_to(clock.at(MEETING_DAY, 16)):
        made = register_before(other, mette)
        mark_attendance(other, [], by=SYSTEM)
    here = register(meeting, mette, by=SYSTEM)

    page = line_at.get(reverse("registration:history", args=[here.pk])).content.decode()

    assert made.state == State.REGISTERED
    assert ("Foråret" in page, "Did not attend" in page) == (True, True)


def register_before(meeting, person):
    with clock.moved_to(clock.at(date(2026, 6, 22), 9)):
        return register(meeting, person, by=SYSTEM)


def test_members_cannot_do_anything_to_many(world, meeting):
    for who, status in ((Who.PARTICIPANT, 403), (Who.COORDINATOR, 403), (Who.OTHER_FACILITATOR, 404)):
        assert world.client(who).post(at(meeting, "selection"), {"do": "cancel"}).status_code == status


def test_a_letter_says_why(meeting, comes, line_at):
    one = comes(meeting)
    sent = {"do": "cancel", "one": one.pk, "sure": "yes", "reason": "Dobbelt tilmeldt"}

    line_at.post(at(meeting, "selection"), sent)

    assert "Dobbelt tilmeldt" in letters("cancelled")[0].text
