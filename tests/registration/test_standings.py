"""Where somebody stands, said in the list of meetings."""

from django.urls import reverse

from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.registration.actions import cancel_registration, mark_attendance, register
from praksisnet.registration.queries import standings
from tests.reading import text
from tests.registration.conftest import afterwards


def said(person, meeting):
    return standings(person, [meeting]).get(meeting.pk, ("", "", ""))[2]


def test_who_has_not_answered_reads_the_deadline(meeting, mette):
    assert said(mette, meeting) == "Register by 17 September"


def test_who_comes_reads_so_and_after_cancelling_the_deadline(meeting, mette, workshops):
    made = register(meeting, mette, workshops=[workshops[0]], by=Actor.person(mette))

    before = said(mette, meeting)
    cancel_registration(made, by=Actor.person(mette))

    assert [before, said(mette, meeting)] == ["You are registered", "Register by 17 September"]


def test_who_was_there_reads_so_afterwards(meeting, mette, workshops):
    made = register(meeting, mette, workshops=[workshops[0]], by=Actor.person(mette))
    with afterwards():
        mark_attendance(meeting, [made.pk], by=Actor.system("test"))

        assert said(mette, meeting) == "You attended"


def test_many_meetings_cost_one_statement(make_meeting, mette, django_assert_num_queries):
    meetings = [make_meeting(title=f"Møde {number}") for number in range(3)]

    with django_assert_num_queries(1):
        assert len(standings(mette, meetings)) == 3


def test_the_facilitator_reads_the_meetings_own_state(world, meeting):
    page = world.client(Who.FACILITATOR, language="en").get(reverse("meetings:meetings"))

    assert "Published" in text(page)
