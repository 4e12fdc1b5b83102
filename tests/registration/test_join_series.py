"""Register for all meetings of a network in one press: a row for each date, one letter, and what one date refuses."""

import pytest

from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions import create_round, publish, set_date
from praksisnet.meetings.words import CorePart
from praksisnet.notices.message import message_for
from praksisnet.notices.models import Letter
from praksisnet.registration.actions import cancel_registration, register
from praksisnet.registration.models import Registration, Series
from praksisnet.registration.queries.letters import letters_about
from praksisnet.registration.words import State
from tests import factories
from tests.registration.conftest import MONDAY
from tests.registration.dates import SYSTEM, Network, entries, letters_to

PARTS = [CorePart("plenary", 60, "Velkommen")]


@pytest.fixture
def here(db):
    return Network()


def states(person):
    found = Registration.objects.filter(person=person).order_by("meeting__starts_at", "pk")
    return [one.state for one in found]


def test_each_date_is_a_registration_of_its_own_and_one_letter_tells_of_all(here):
    first, second = here.date(0), here.date(2)

    outcome = here.joins(second, first)

    assert [one.meeting for one in outcome.registered] == [first, second]
    assert states(here.mette) == ["registered", "registered"]
    assert letters_to(here.mette) == ["series"]
    [letter] = Letter.objects.filter(purpose="registration.series")
    assert entries(letter) == ["REQUEST", "REQUEST"]


def test_each_entry_is_a_file_of_its_own_in_the_mail(here):
    here.joins(here.date(0), here.date(2))

    mail = message_for(Letter.objects.get(purpose="registration.series"))

    files = [
        (part.get_filename(), part.get_payload(decode=True).count(b"BEGIN:VEVENT")) for part in mail.iter_attachments()
    ]
    assert files == [("praksisnet-1.ics", 1), ("praksisnet-2.ics", 1)]


def test_one_date_is_an_entry_that_the_calendar_takes_in_by_itself(here):
    here.joins(here.date())

    mail = message_for(Letter.objects.get(purpose="registration.series"))

    assert [part.get_filename() for part in mail.iter_attachments()] == ["praksisnet.ics"]
    assert mail.get_body(("plain",)) is not None
    assert [part.get_content_type() for part in mail.walk()].count("text/calendar") == 2


def test_a_repeat_changes_nothing(here):
    meetings = [here.date(0), here.date(2)]
    before = here.joins(*meetings)

    again = here.joins(*meetings)

    assert (again.series, again.fresh, len(again.already)) == (before.series, [], 2)
    assert (Series.objects.count(), letters_to(here.mette)) == (1, ["series"])


def test_a_full_date_is_the_waiting_list_and_the_others_are_places(here):
    full, free = here.date(0, places=1), here.date(2)
    register(full, factories.person(), by=SYSTEM)

    outcome = here.joins(full, free)

    assert [[one.meeting for one in found] for found in (outcome.registered, outcome.waiting)] == [[free], [full]]
    [letter] = Letter.objects.filter(purpose="registration.series")
    assert ("number 1 on the waiting list" in letter.text, entries(letter)) == (True, ["REQUEST"])


def test_a_date_that_has_closed_meanwhile_is_refused_alone(here):
    soon, later = here.date(0), here.date(4)
    with clock.moved_to(soon.closes_at):
        outcome = here.joins(soon, later)

    assert [meeting for meeting, _why in outcome.refused] == [soon]
    assert states(here.mette) == ["registered"]


def test_who_comes_to_another_date_of_the_round_does_not_come_twice(here):
    other = factories.network(here.programme, "Netværk Fyn")
    round_ = create_round(here.programme, name="Efterår", title="Aflastning", parts=PARTS, places=5, by=here.by)
    own, away = (round_.meetings.get(network=network) for network in (here.network, other))
    for day, meeting in ((24, own), (29, away)):
        set_date(meeting, starts_at=clock.at(MONDAY.replace(month=9, day=day), 9), town="Ringsted", by=here.by)
        publish(meeting, by=here.by)
    register(away, here.mette, municipality=here.koege, by=SYSTEM)
    own.refresh_from_db()

    outcome = here.joins(own)

    assert [meeting for meeting, _why in outcome.refused] == [own]


def test_what_one_had_already_becomes_part_of_the_series_and_is_not_told_again(here):
    first, second = here.date(0), here.date(2)
    there = register(first, here.mette, municipality=here.koege, by=SYSTEM)

    outcome = here.joins(first, second)

    there.refresh_from_db()
    assert (there.series, outcome.already, len(outcome.registered)) == (outcome.series, [there], 1)
    assert letters_to(here.mette) == ["receipt", "series"]


def test_without_an_open_date_one_can_still_follow(here):
    outcome = here.joins()

    [letter] = Letter.objects.filter(purpose="registration.series")
    assert (outcome.fresh, letter.calendar, "No date is open" in letter.text) == ([], None, True)


def test_a_date_that_was_left_out_is_taken_later_with_a_letter_of_its_own(here):
    first, second = here.date(0), here.date(2)
    here.joins(first)

    here.joins(second)

    assert letters_to(here.mette) == ["series", "series"]
    assert Series.objects.count() == 1


def test_a_dropped_date_can_be_taken_again_under_the_same_entry(here):
    meeting = here.date()
    [made] = here.joins(meeting).registered
    cancel_registration(made, by=SYSTEM)

    [again] = here.joins(meeting).registered

    made.refresh_from_db()
    assert (made.state, again.calendar_sequence) == (State.CANCELLED, made.calendar_sequence + 1)


def test_in_a_workshop_nobody_is_put_by_itself(here):
    meeting = here.date(workshops=(("Samtalen", 1),))

    [made] = here.joins(meeting).registered

    assert list(made.places.all()) == []


def test_it_is_journaled_with_its_registrations(here):
    outcome = here.joins(here.date())

    entry = Entry.objects.get(verb="series_joined")
    assert (entry.actor_id, entry.refs["registrations"]) == (here.mette.pk, [outcome.registered[0].pk])


def test_another_networks_meeting_is_refused(here):
    there = Network()

    with pytest.raises(Refused, match="network’s meetings"):
        here.joins(there.date())


def test_a_municipality_that_wants_copies_gets_one(here):
    here.koege.mailbox, here.koege.mailbox_copied_since = "post@koege.example", clock.now()
    here.koege.save()

    here.joins(here.date(0), here.date(2))

    copies = Letter.objects.filter(to_address="post@koege.example")
    assert [one.purpose for one in copies] == ["registration.series_copy"]


def test_the_letter_stands_among_those_about_each_of_its_meetings(here):
    meetings = [here.date(0), here.date(2)]
    here.joins(*meetings)

    found = [letters_about(meeting).filter(purpose="registration.series").count() for meeting in meetings]

    assert found == [1, 1]
