"""The demo is filled through the rooms' own actions; it has its structure, and a second filling changes nothing."""

from collections import Counter
from datetime import timedelta

import pytest

from praksisnet.adaptation.models import Change, Need
from praksisnet.approvals.queries import last_answered_before, open_approvals_for
from praksisnet.cases.models import Case
from praksisnet.cases.rules import decides
from praksisnet.demo.actions import fill_demo
from praksisnet.demo.actions.searching import MISSED
from praksisnet.demo.invention import names_in
from praksisnet.demo.personas import personas
from praksisnet.demo.setting import persona
from praksisnet.evaluation.models import Answer, Survey
from praksisnet.files.models import StoredFile
from praksisnet.following.queries import attending, followed_by, following_of
from praksisnet.handouts.queries.opened import open_resources
from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.knowledge.models import Resource
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import with_state
from praksisnet.meetings.words import Kind, Mode, State
from praksisnet.networks.models import HandOver, Invitation, Tenure
from praksisnet.networks.queries import coverage_of, tally
from praksisnet.networks.words import Coverage
from praksisnet.notices.models import UNFINISHED, Letter
from praksisnet.notices.purposes import WEEKLY_LETTER
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.practice.models import LocalVersion, Trial
from praksisnet.registration.models import Allocation, Place, Registration
from praksisnet.registration.models import Answer as RegistrationAnswer
from praksisnet.registration.queries.arrivals import door_of
from praksisnet.registration.words import TAKEN
from praksisnet.registration.words import State as Came
from praksisnet.search.models import SearchEntry
from praksisnet.search.queries import find
from praksisnet.themes.models import Theme
from praksisnet.thesaurus.queries import missed
from praksisnet.todos.queries import todos_for

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("filled")]


@pytest.fixture
def todays_round(second):
    """By network, the meetings of the round that is under way."""
    round_ = second.rounds.get(meetings__starts_at__date=clock.today())
    return {meeting.network.name: meeting for meeting in with_state(round_.meetings.select_related("network"))}


def test_fill_makes_two_periods_and_a_programme_of_another_field(filled, first, second):
    assert (filled.is_new, filled.programmes) == (True, 3)
    assert (first.is_closed, first.ends_on < second.starts_on <= clock.today() <= second.ends_on) == (True, True)


def test_fill_again_changes_nothing():
    before = (Person.objects.count(), Entry.objects.count(), Letter.objects.count(), Tenure.objects.count())

    again = fill_demo(by=Actor.system("test"))

    assert again.is_new is False
    assert (Person.objects.count(), Entry.objects.count(), Letter.objects.count(), Tenure.objects.count()) == before


def test_about_four_hundred_people_are_invented(filled):
    assert 350 <= filled.people <= 450


def test_86_municipalities_took_part_in_the_first_period(first):
    answers = Counter(Invitation.objects.filter(network__programme=first).values_list("answer", flat=True))

    assert answers == {"accepted": 86, "declined": 7, None: 5}


def test_every_municipality_stands_somewhere(second):
    counts = tally(coverage_of(second))

    assert sum(counts.values()) == 98
    assert (counts[Coverage.THROUGH], counts[Coverage.DECLINED], counts[Coverage.UNINVITED]) == (2, 4, 0)
    assert counts[Coverage.REPRESENTED] >= 75


def test_five_networks_hold_all_municipalities(second):
    assert Counter(Invitation.objects.filter(network__programme=second).values_list("network__name", flat=True)) == {
        "Netværk Nordjylland": 11,
        "Netværk Midtjylland": 19,
        "Netværk Syddanmark": 22,
        "Netværk Sjælland": 17,
        "Netværk Hovedstaden": 29,
    }


def test_two_rounds_a_year_and_two_national_meetings_a_period(first, second):
    held = with_state(Meeting.objects.filter(programme=first))

    assert Counter(held.values_list("kind", flat=True))[Kind.NETWORK] == 6 * 5
    assert [first.meetings.filter(kind=Kind.NATIONAL).count(), second.meetings.filter(kind=Kind.NATIONAL).count()] == [
        2,
        2,
    ]
    assert {meeting.state for meeting in held} == {State.HELD}


def test_one_meeting_is_today_and_one_was_just_held_with_its_evaluation_open(todays_round):
    just_held = todays_round["Netværk Nordjylland"]

    assert todays_round["Netværk Midtjylland"].starts_at.astimezone(clock.COPENHAGEN).date() == clock.today()
    assert (just_held.state, just_held.survey.closed_at, just_held.closed_at is not None) == (State.HELD, None, True)
    assert just_held.survey.tokens.exclude(spent_on=None).exists()


def test_half_of_those_who_come_today_are_through_the_door(todays_round):
    door = door_of(todays_round["Netværk Midtjylland"])

    assert door.all.here / door.all.total > 0.3  # all, once attendance is marked


def test_one_meeting_is_open_one_is_full_and_one_is_only_announced(todays_round):
    full, open_ = todays_round["Netværk Hovedstaden"], todays_round["Netværk Sjælland"]
    pool, onsite = (one.pools.get(session=None, mode=Mode.ONSITE) for one in (full, open_))

    assert (pool.taken, full.registrations.filter(state=Came.WAITING).exists()) == (pool.capacity, True)
    assert (open_.state, open_.closes_at > clock.now(), onsite.free > 0) == (State.PUBLISHED, True, True)
    assert todays_round["Netværk Syddanmark"].state == State.ANNOUNCED


def test_national_workshops_were_given_out_by_wishes_and_one_meeting_still_asks_for_them(second):
    told = Allocation.objects.filter(meeting__programme=second, meeting__kind=Kind.NATIONAL).get()
    waits = Meeting.objects.get(ranked_wishes=True, closes_at__gt=clock.now())

    assert (told.told_at is not None, told.figures["by_rank"].get("2", 0) > 0) == (True, True)
    assert (
        waits.registrations.filter(wishes__rank=3).exists(),
        Place.objects.filter(session__meeting=waits).exists(),
    ) == (
        True,
        False,
    )


def test_some_come_to_all_meetings_and_were_registered_by_themselves(todays_round):
    followed = Registration.objects.filter(
        series__isnull=False, meeting__in=[meeting.pk for meeting in todays_round.values()]
    )

    assert followed.filter(person__email="soeren.lund@lejre.example").count() == 1
    assert followed.exclude(places=None).count() > 5


def test_pools_count_those_who_hold_a_place():
    for meeting in Meeting.objects.exclude(kind=Kind.DEVELOPMENT):
        seated = meeting.registrations.filter(state__in=(*TAKEN, Came.ATTENDED, Came.NO_SHOW))
        counted = Counter(seated.values_list("mode", flat=True))
        assert {pool.mode: pool.taken for pool in meeting.pools.filter(session=None)} == {
            pool.mode: counted[pool.mode] for pool in meeting.pools.filter(session=None)
        }


def test_the_next_in_the_queue_is_asked_after_the_deadline_and_most_have_confirmed_the_move(todays_round):
    full = todays_round["Netværk Hovedstaden"]
    asked = full.registrations.get(state=Came.OFFERED)
    told = full.registrations.filter(state=Came.REGISTERED, confirm_by_at__isnull=False)

    assert full.closes_at < clock.now() < asked.offer_ends_at
    assert 0 < told.filter(confirmed_at__isnull=True).count() < told.count() / 2


def test_the_open_meeting_has_what_people_arrange(todays_round):
    meeting = todays_round["Netværk Sjælland"]
    comers = meeting.registrations.filter(state=Came.REGISTERED)

    assert comers.filter(mode=Mode.ONLINE).count() == 2
    assert set(comers.values_list("person__name", flat=True)) >= {"Alma Winther", "Asger Holst"}
    assert RegistrationAnswer.objects.filter(registration__meeting=meeting).count() == 4
    assert meeting.guest_invitations.count() == 1


def test_today_has_a_visitor_and_a_venue_that_was_told(todays_round):
    today = todays_round["Netværk Midtjylland"]

    assert today.registrations.filter(is_visitor=True, state__in=(*TAKEN, Came.ATTENDED)).count() == 1
    assert today.venue_reports.count() == 1


def test_one_change_was_seen_to_help_and_another_made_no_difference(second):
    words = [change.effect.word for change in second.changes.filter(effect__isnull=False)]

    assert sorted(set(words)) == ["risen", "unchanged"]


def test_each_room_has_its_rows(second):
    assert Registration.objects.count() > 1300
    assert Answer.objects.count() > 800
    assert Trial.objects.count() > 200
    assert Resource.objects.filter(published_at__isnull=False).count() > 100
    assert Survey.objects.count() > 40
    assert Change.objects.filter(published_at__isnull=False, programme=second).count() >= 2


def test_every_document_lies_in_the_library():
    told = {row["title"] for table in ("knowledge", "gleanings") for row in names_in(table)}
    found = Resource.objects.filter(published_at__isnull=False, archived_at__isnull=True)

    assert (len(told), told - set(found.values_list("title", flat=True))) == (176, set())
    assert found.filter(files__kind__in=["docx", "xlsx"], version__gt=1).count() == 4


def test_review_dates_have_passed_by_weeks_and_not_by_years(second):
    passed = Resource.objects.filter(review_on__lt=clock.today(), published_at__isnull=False, archived_at__isnull=True)

    weeks = [(clock.today() - day).days // 7 for day in passed.values_list("review_on", flat=True)]
    assert (weeks != [], [week for week in weeks if week > 20]) == (True, [])


def test_themes_are_followed_one_became_another_and_letters_told_of_the_news():
    mette = Person.objects.get(email=personas()["mette"].email)
    told = Letter.objects.filter(purpose=WEEKLY_LETTER, to_person=mette, text__contains="Om det, du følger")

    assert [theme.name for theme in followed_by(mette)] == ["Aflastning", "Efterværn"]
    assert following_of(Theme.objects.get(name="Aflastning"), mette).followers > 5
    assert (told.exists(), attending(mette).new_since < clock.now()) == (True, True)


def test_sheets_and_a_picture_of_them_lie_in_the_library():
    shown = StoredFile.objects.filter(has_preview=True, resources__published_at__isnull=False)

    assert Counter(shown.values_list("kind", flat=True)) == {"pdf": 2, "png": 1}
    assert shown.filter(is_untagged=True).count() == 0


def test_somebody_without_an_account_has_research_and_law_to_read():
    kinds = Counter(one.kind for one in open_resources())

    assert kinds == {"research": 5, "legislation": 3}


def test_a_misspelt_word_leads_to_the_template_that_a_workshop_became():
    found = find(persona("mette"), "aflastingsaftale")

    first = SearchEntry.objects.get(pk=found.entries[0])
    assert (first.title, found.correction) == (
        "Skabelon: aftale om aflastning på tværs af kommuner",
        "aflastningsaftale",
    )


def test_two_municipalities_have_made_the_workshops_template_their_own():
    template = Resource.objects.get(title__startswith="Skabelon: aftale om aflastning")

    made = LocalVersion.objects.filter(resource=template, shared_at__isnull=False, contact__isnull=False)

    assert (len(template.core), sorted(one.municipality.name for one in made)) == (2, ["Køge", "Lejre"])


def test_what_people_have_looked_for_in_vain_is_nowhere():
    found = {one.words: find(persona("mette"), one.words).entries for one in missed()}

    assert found == {words: [] for words in MISSED}


def test_no_need_is_silent_for_more_than_sixty_days():
    silent = Need.objects.filter(chosen_at=None, answered_at=None, declined_at=None, merged_at=None, withdrawn_at=None)

    assert silent.filter(raised_at__lt=clock.now() - timedelta(days=60)).count() == 0


def test_each_no_has_its_reason():
    assert "" not in Invitation.objects.filter(answer="declined").values_list("reason", flat=True)


def test_each_persona_is_what_the_button_says(second):
    held = Tenure.objects.filter(held_until=None, seat__network__programme=second)
    seated = held.values_list("person__email", "seat__municipality__name")

    assert {(p.email, p.organisation) for p in personas().values() if p.kind == "participant"} - set(seated) == set()


@pytest.mark.parametrize("key", list(personas()))
def test_each_persona_can_sign_in(key):
    person = Person.objects.get(email=personas()[key].email)

    assert (person.is_active, person.invited_at is not None, person.name) == (True, True, personas()[key].name)


def test_nobody_has_a_real_address():
    assert [email for email in Person.objects.values_list("email", flat=True) if not email.endswith(".example")] == []
    assert [
        mail for mail in Organisation.objects.values_list("mailbox", flat=True) if mail[-8:] != ".example"[: len(mail)]
    ] == []


def test_nothing_is_waiting_to_be_mailed():
    assert Letter.objects.filter(UNFINISHED).count() == 0


def test_letters_tell_of_the_last_two_rounds_only():
    assert Letter.objects.filter(sent_at__gt=clock.now()).count() == 0
    assert Letter.objects.filter(queued_at__lt=clock.now() - timedelta(days=420)).count() == 0


def test_history_stands_in_the_order_it_happened():
    moments = list(Entry.objects.order_by("id").values_list("at", flat=True))

    assert moments == sorted(moments)


def test_people_leave_and_hand_their_places_over():
    assert HandOver.objects.count() >= 30


def test_one_text_that_may_be_about_a_child_waits_and_another_was_put_back():
    line = Person.objects.get(email=personas()["line"].email)
    released, waits = Case.objects.order_by("pk")

    assert (released.outcome, waits.outcome, waits.due_at > clock.now()) == ("released", "", True)
    assert decides(line, waits)
    assert Need.objects.filter(pk=waits.item).exists() is False


def test_line_has_tasks_and_nadia_texts_to_approve():
    line, nadia = (Person.objects.get(email=personas()[key].email) for key in ("line", "nadia"))

    assert len(todos_for(line)) >= 3
    assert True in [last_answered_before(waiting) is not None for waiting in open_approvals_for(nadia)]
    assert open_approvals_for(nadia).count() >= 2
