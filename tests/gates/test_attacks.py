"""What somebody tries who is not here to take part: shapes of input and of address that no room may fall for."""

from collections.abc import Iterator

import pytest
from django import forms
from django.db import transaction
from django.test import Client
from django.urls import reverse

from praksisnet.approvals.models import Approval
from praksisnet.guard.forms import GuardedForm
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who, rows_by_room
from praksisnet.networks import rules
from praksisnet.networks.actions import hand_over_seat
from praksisnet.networks.models import Network, Programme
from praksisnet.networks.words import RoleKind
from praksisnet.notices.models import Letter
from praksisnet.organisations.models import Affiliation, Organisation
from praksisnet.people.models import Person
from praksisnet.themes.models import Theme
from tests import factories
from tests.crawl import walk
from tests.guard.numbers import some_number
from tests.world import World

ROWS = [row for rows in rows_by_room().values() for row in rows]
HOLDS = 254  # what a column for addresses holds on PostgreSQL; SQLite would take any length
READERS = [Who.ANONYMOUS, Who.PARTICIPANT, Who.FACILITATOR, Who.ADMINISTRATOR]
QUERIES = [
    "page=-1",
    f"page={'9' * 40}",
    "page=%C2%B2",
    "kind=unknown&state=unknown&who=unknown&region=unknown",
    f"person={'9' * 40}",
    f"theme={'9' * 40}&programme={'9' * 40}&network={'9' * 40}&meeting={'9' * 40}&resource={'9' * 40}&need={'9' * 40}",
    "q=%00&address=%00&search=%00&state=%00&region=%00",
    "q=%ED%A0%80",
    "q=%25%27%22--",
    f"q={'%EF%B7%BA' * 200}",
    "next=%0d%0aSet-Cookie:%20a=b",
    f"next=/{'a' * 9000}",
]
# What a coordinator may do for the own municipality, by POST.
COORDINATED = [
    "networks:answer",
    "networks:coordinator",
    "networks:coordinator_end",
    "networks:seat",
    "networks:vacancy",
    "networks:hand_over",
    "networks:hand_over_undo",
]
HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
MARKUP = "<b onclick=a>&\"'x"
# What people write about themselves and their work, by table.
WRITTEN = {
    Person: ["name", "title", "phone"],
    Organisation: ["name"],
    Affiliation: ["unit"],
    Programme: ["title"],
    Network: ["name"],
    Theme: ["name", "description"],
    Approval: ["title", "text"],
}
NUMBERS = [0, 2**63 - 1, 2**63, 10**30]


def forms_below(form: type[forms.Form]) -> Iterator[type[forms.Form]]:
    for below in form.__subclasses__():
        yield below
        yield from forms_below(below)


def too_long(found: Iterator[type[forms.Form]]) -> list[str]:
    return [
        f"{form.__module__}.{form.__name__}.{name}"
        for form in found
        for name, field in form.base_fields.items()
        if isinstance(field, forms.EmailField) and (field.max_length or HOLDS + 1) > HOLDS
    ]


def statuses(world: World, who: Who, urls: list[str], method: str = "get") -> dict[str, int]:
    """What each address answers, nothing kept."""
    client, found = world.client(who, raise_request_exception=False), {}
    for url in urls:
        with transaction.atomic():
            found[url] = getattr(client, method)(url).status_code
            transaction.set_rollback(True)
    return found


def test_no_form_takes_a_longer_address_than_is_kept():
    class Careless(GuardedForm):
        email = forms.EmailField()

    ours = [form for form in forms_below(GuardedForm) if form.__module__.startswith("praksisnet")]

    assert too_long(iter([Careless])) == [f"{__name__}.Careless.email"]
    assert too_long(iter(ours)) == []


@pytest.mark.parametrize("who", READERS)
def test_every_page_answers_every_query(who, world):
    shown = [row for row in ROWS if row.get is not None and row.url != "kit:health"]
    pages = [reverse(row.url, kwargs={key: world[value] for key, value in row.kwargs.items()}) for row in shown]
    urls = [f"{page}?{query}" for page in pages for query in QUERIES]

    assert {url: status for url, status in statuses(world, who, urls).items() if status >= 500} == {}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("who", READERS)
def test_a_guessed_number_is_not_found(who, method, world):
    numbered = [row for row in ROWS if row.kwargs and all(name.endswith("_id") for name in row.kwargs)]
    urls = [reverse(row.url, kwargs=dict.fromkeys(row.kwargs, number)) for row in numbered for number in NUMBERS]

    assert set(statuses(world, who, urls, method).values()) <= {302, 403, 404, 405}


@pytest.mark.parametrize("who", READERS)
def test_no_page_keeps_a_cpr_number_in_its_address(who, world):
    number, client = some_number(), world.client(who)
    searched = ["/people/", "/organisations/", "/themes/", "/notices/letters/", "/help/"]

    answers = [client.get(path, {"q": number, "address": number, "page": "2"}) for path in searched]

    assert [(answer.status_code, answer.url) for answer in answers] == [(302, path) for path in searched]


def neighbour(world: World) -> Client:
    """The coordinator of another municipality in the same network."""
    person, municipality = factories.person("Inge Lund"), factories.municipality("Nabo", domain="nabo.example")
    world.here.invite(municipality, world.people[Who.FACILITATOR])
    world.here.grant(person, RoleKind.COORDINATOR, network=world.here.network, municipality=municipality)
    client = Client(raise_request_exception=False)
    client.force_login(person)
    return client


def test_a_coordinator_does_nothing_for_the_neighbour(world, monkeypatch):
    client = neighbour(world)
    rows = [row for row in ROWS if row.url in COORDINATED]
    urls = [reverse(row.url, kwargs={key: world[value] for key, value in row.kwargs.items()}) for row in rows]

    assert [client.post(url).status_code for url in urls] == [403] * len(COORDINATED)
    monkeypatch.setattr(rules, "may_coordinate", lambda *_args: True)
    assert 403 not in {client.post(url).status_code for url in urls}


def test_a_role_that_has_ended_opens_nothing_to_the_session_it_left_behind(world):
    client = world.client(Who.COORDINATOR, raise_request_exception=False)
    urls = [f"/networks/{world['network']}/", f"/seats/{world['seat']}/", f"/networks/answers/{world['invitation']}/"]
    before = [client.get(url).status_code for url in urls]

    world.people[Who.COORDINATOR].roles.update(ended_at=clock.now())

    assert before == [200, 200, 200]
    assert [client.get(url).status_code for url in urls] == [404, 404, 404]
    assert [client.post(url).status_code for url in urls[1:]] == [404, 404]


@pytest.mark.parametrize("path", ["/", "/profile/", "/people/", "/nothing/", "/invitations/x/", "/language/"])
def test_every_answer_says_what_browsers_may_do(path, world):
    answer = world.client(Who.PARTICIPANT).get(path)

    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("header", [{"HTTP_HOST": "evil.example"}, {"HTTP_HOST": "127.0.0.1:1@evil.example"}])
def test_another_host_is_not_believed(header, world):
    answer = world.client(Who.ANONYMOUS, raise_request_exception=False).get("/sign-in/", **header)

    assert (answer.status_code, b"evil" in answer.content) == (400, False)


def test_a_forwarded_host_is_not_believed(world):
    answer = world.client(Who.ANONYMOUS).get("/sign-in/", HTTP_X_FORWARDED_HOST="evil.example")

    assert (answer.status_code, b"evil" in answer.content) == (200, False)


def write_markup(world: World) -> None:
    """Markup in every name and text, of one row each where they must differ."""
    for key in ("theme", "approval", "todo", "hand_over"):
        world.make(key)
    for table, names in WRITTEN.items():
        for row in table.objects.all():
            table.objects.filter(pk=row.pk).update(**dict.fromkeys(names, f"{MARKUP}{row.pk}"[:30]))


def holds_markup(html: str) -> bool:
    return "<b onclick" in html or "\"'x" in html


@pytest.mark.parametrize("who", [Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR, Who.AUTHORITY, Who.ADMINISTRATOR])
def test_what_people_write_is_shown_as_text(who, world):
    write_markup(world)

    pages = walk(world.client(who), "/")

    assert [page.url for page in pages if holds_markup(page.html)] == []
    assert len([page for page in pages if "&lt;b onclick" in page.html]) > 3
    assert holds_markup(f"<p>{MARKUP}</p>")


def test_what_people_write_is_mailed_as_text(world):
    write_markup(world)
    who = {"name": "Ib", "title": "", "email": "ib@her.example"}

    hand_over_seat(world.here.seats[0], who, by=Actor.person(world.people[Who.FACILITATOR]))

    letters = Letter.objects.exclude(html="")
    assert [letter.purpose for letter in letters if holds_markup(letter.html)] == []
    assert any("&lt;b onclick" in letter.html for letter in letters)
