"""Mail scanners: GET, HEAD, and a POST without the page's token change nothing behind any mailed link of this room.

The links come from the table of permissions: a new one has no row in ``BUTTONS`` and fails here until it has. The
control presses each button as its reader would, with the token, and something happens.
"""

from datetime import timedelta

import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client
from django.urls import reverse

from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.models import Meeting, Pool
from praksisnet.notices.models import Letter
from praksisnet.people.models import Person
from praksisnet.registration.actions import Newcomer, Wanted, cancel_registration, invite_guest, make_feed, register
from praksisnet.registration.actions.colleagues import register_colleagues
from praksisnet.registration.models import Registration
from praksisnet.registration.permissions import PERMISSIONS
from praksisnet.registration.queries.arrivals import arrival_token
from praksisnet.registration.queries.feeds import feed_token
from praksisnet.registration.queries.links import answer_token
from praksisnet.registration.words import State
from tests import factories
from tests.registration.asking import FOOD, asked_at, says
from tests.registration.grounds import meeting_on, members
from tests.registration.queues import MEETING_DAY, SYSTEM

pytestmark = pytest.mark.django_db
LINKS = {row.url.partition(":")[2]: row for row in PERMISSIONS if "token" in row.kwargs}
KINDS = ("member", "guest", "colleague")  # whose links are mailed
COLLEAGUE = {"name": "Gry Holm", "email": "gry@her.example"}
# What the reader's own button sends; None: the page has none.
BUTTONS = {
    "mailed": {"mode": "onsite"},
    "mailed_cancellation": {},
    "mailed_offer": {"answer": "yes"},
    "mailed_confirmation": {},
    "mailed_substitution": COLLEAGUE,
    "mailed_listing": {"listed": "no"},
    "mailed_mode": {"mode": "online"},
    "mailed_join": {},
    "mailed_answers": {"delete": "1"},
    "someone_else": COLLEAGUE,
    "check_in": {},
    "mailed_code": None,
    "mailed_certificate": None,
    "feed": None,
}
LED_ON = {"mailed_offer", "mailed_confirmation", "mailed_listing"}  # to the page that has their button
WITH_BUTTON = [name for name, button in BUTTONS.items() if button is not None]
WATCHED = (*apps.get_app_config("registration").get_models(), Pool, Meeting, Person, Entry, Letter)


class Scene:
    """A meeting in two months, and somebody with a link about it; ``ready_for``: so that its button does something."""

    def __init__(self, kind):
        self.line = factories.person("Line Mortensen")
        network = factories.network(factories.programme(self.line))
        self.home = factories.municipality("Køge", domain="her.example")
        self.meeting = meeting_on(network, clock.at(MEETING_DAY, 9, 30), places=2, online=2, workshops=())
        self.seated = members(network, [self.home], 2)
        self.person = getattr(self, f"_{kind}")()
        self.registration = self.row()

    def _member(self):
        return self.seated[0]

    def _guest(self):
        by = Actor.person(self.line)
        invite_guest(self.meeting, name="Gry", email="gry@gaest.example", municipality=self.home, by=by)
        return Person.objects.get(email="gry@gaest.example")

    def _colleague(self):
        wanted = [Wanted(Newcomer("Ida Krag", "ida@her.example"))]
        register_colleagues(self.meeting, self.home, wanted, all_or_none=True, by=Actor.person(self.seated[0]))
        return Person.objects.get(email="ida@her.example")

    def row(self):
        rows = Registration.objects.filter(meeting=self.meeting, person=self.person).select_related("meeting")
        return rows.order_by("pk").last()

    def ready_for(self, name):
        if name == "mailed":
            if self.registration:
                cancel_registration(self.registration, by=SYSTEM)
            return
        self.registration = self.registration or register(
            self.meeting, self.person, municipality=self.home, by=Actor.person(self.person)
        )
        getattr(self, name, lambda: None)()

    def mailed_offer(self):
        self._set(state=State.OFFERED, offer_ends_at=clock.now() + timedelta(days=1))

    def mailed_confirmation(self):
        self._set(confirm_by_at=clock.now() + timedelta(days=1))

    def mailed_answers(self):
        question = asked_at(self.meeting, FOOD, by=SYSTEM)["dietary"]
        says(self.row(), question, "vegan", by=Actor.person(self.person))

    def mailed_join(self):
        self._set(mode="online")
        Meeting.objects.filter(pk=self.meeting.pk).update(online_url="https://moede.example/1")

    def mailed_certificate(self):
        self._set(state=State.ATTENDED)

    def feed(self):
        self.calendar = make_feed(self.person, by=Actor.person(self.person))

    def _set(self, **facts):
        Registration.objects.filter(pk=self.registration.pk).update(**facts)

    def moment(self, name):
        """Joining and the door are on the day, the certificate is after it."""
        day = {"mailed_join": 9, "check_in": 9, "mailed_certificate": 18}.get(name)
        return clock.at(MEETING_DAY, day) if day else clock.now()

    def link(self, name):
        if name == "check_in":
            token = arrival_token(self.registration)
        elif name == "feed":
            token = feed_token(self.calendar)
        else:
            token = answer_token(self.meeting, self.person)
        return reverse(f"registration:{name}", args=[token])


def everything():
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in WATCHED}


def test_every_mailed_link_of_the_room_is_tried():
    assert BUTTONS.keys() == LINKS.keys()
    assert {name for name, row in LINKS.items() if row.post} == set(WITH_BUTTON)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", BUTTONS)
def test_a_scanner_changes_nothing(name, kind):
    scene = Scene(kind)
    scene.ready_for(name)
    link, before, scanner = scene.link(name), everything(), Client(enforce_csrf_checks=True)

    with clock.moved_to(scene.moment(name)):
        seen = [scanner.get(link).status_code, scanner.head(link).status_code]
        refused = scanner.post(link, BUTTONS[name] or {}).status_code

    opened = 405 if LINKS[name].get is None else 302 if name in LED_ON else 200
    assert (seen, refused) == ([opened, opened], 403)
    assert everything() == before


@pytest.mark.parametrize("name", WITH_BUTTON)
def test_the_reader_who_presses_changes_something(name):
    """The control."""
    scene, reader = Scene("member"), Client(enforce_csrf_checks=True)
    scene.ready_for(name)
    link, before = scene.link(name), everything()
    if name == "check_in":
        reader.force_login(scene.line)

    with clock.moved_to(scene.moment(name)):
        reader.get(link if name == "check_in" else scene.link("mailed"))
        token = reader.cookies[settings.CSRF_COOKIE_NAME].value
        answer = reader.post(link, {**BUTTONS[name], "csrfmiddlewaretoken": token})

    assert answer.status_code in {200, 302}
    assert everything() != before
