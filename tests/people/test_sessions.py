from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client

from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.people.actions import forget_old_sessions
from praksisnet.people.queries import device, sessions_of
from tests import factories
from tests.people.conftest import CODE, ask, code_in

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604.1"


def browser(person, letters, agent=FIREFOX):
    client = Client(headers={"user-agent": agent})
    ask(client, person.email)
    client.post(CODE, {"code": code_in(letters[-1])})
    return client


def test_sessions_lists_where_the_person_is_signed_in(mette, letters):
    browser(mette, letters, IPHONE)
    here = browser(mette, letters)

    found = sessions_of(mette, here.session.session_key)

    assert [(one.device, one.is_current) for one in found] == [("Firefox, Windows", True), ("Safari, iPhone", False)]


def test_sessions_lists_nobody_elses(mette, letters):
    browser(factories.person(), letters)

    assert sessions_of(mette, None) == []


def test_sessions_ends_one(mette, letters):
    there, here = browser(mette, letters), browser(mette, letters)

    here.post("/profile/sessions/", {"session": UserSession.objects.earliest("pk").pk})

    assert [there.get("/profile/").status_code, here.get("/profile/").status_code] == [302, 200]


def test_sessions_ends_all_others(mette, letters):
    first, second, here = (browser(mette, letters) for _ in range(3))

    here.post("/profile/sessions/", {"session": "others"})

    assert [one.get("/profile/").status_code for one in (first, second, here)] == [302, 302, 200]


@pytest.mark.parametrize("sent", [{}, {"session": "x"}, {"session": "9" * 40}])
def test_sessions_ends_none_that_is_not_named(mette, letters, sent):
    there, here = browser(mette, letters), browser(mette, letters)

    answer = here.post("/profile/sessions/", sent)

    assert (answer.status_code, there.get("/profile/").status_code) == (302, 200)


def test_sessions_ends_nobody_elses(mette, letters):
    theirs, mine = browser(factories.person(), letters), browser(mette, letters)

    answer = mine.post("/profile/sessions/", {"session": UserSession.objects.earliest("pk").pk}, follow=True)

    assert (theirs.get("/profile/").status_code, "You are already signed out there." in answer.content.decode()) == (
        200,
        True,
    )


def test_sessions_page_takes_the_same_statements_for_one_and_three(mette, letters, statements):
    here = browser(mette, letters)
    with statements.counted() as one:
        here.get("/profile/sessions/")
    browser(mette, letters)
    browser(mette, letters)

    with statements.exactly(len(one)):
        here.get("/profile/sessions/")

    assert len(one) <= 15


def test_forget_old_sessions_forgets_browsers_whose_session_has_run_out(mette, letters):
    browser(mette, letters)
    kept = browser(mette, letters)
    Session.objects.exclude(session_key=kept.session.session_key).update(expire_date=clock.now() - timedelta(days=1))

    forget_old_sessions(by=Actor.system("test"))

    assert [one.session_key for one in UserSession.objects.all()] == [kept.session.session_key]
    assert Session.objects.count() == 1


def test_device_is_silent_about_what_it_does_not_know():
    assert [device(""), device("curl/8"), device(FIREFOX)] == ["", "", "Firefox, Windows"]
