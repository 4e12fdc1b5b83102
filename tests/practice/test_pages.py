from datetime import date

import pytest
from django.urls import reverse

from praksisnet.kit import clock
from praksisnet.kit.permissions import Who
from praksisnet.practice.actions import plan_trial, report_trial, share_trial
from praksisnet.practice.models import Report, Trial
from tests import factories
from tests.guard.numbers import some_number
from tests.practice.conftest import LOOK_ON, NEXT, WHAT, neighbour
from tests.reading import text

LATER = clock.at(NEXT, 9, 40)


def address(name, *args):
    return reverse(f"practice:{name}", args=args)


def many(network, number, by, world):
    for each in range(number):
        place = neighbour(world, f"Kommune {each}", f"Person {each}")
        made = plan_trial(network, place, what=f"Et forløb {each}", by=by)
        report_trial(made, "under_way", told="I gang", hindrances=["time"], by=by)
        share_trial(made, by=by)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("who", "number"), [(Who.PARTICIPANT, 12), (Who.FACILITATOR, 15), (Who.KNOWLEDGE_PARTNER, 15), (Who.AUTHORITY, 13)]
)
def test_the_list_costs_the_same_for_every_length(who, number, rows, as_, network, by, world, statements):
    many(network, rows, by, world)
    client = as_(who)

    with statements.at_most(number):
        response = client.get(address("practice"))

    assert response.status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_a_trial_costs_the_same_for_every_length(rows, mettes, trial, next_meeting, by, statements):
    for hindrance in ("time", "it", "rules")[:rows]:
        report_trial(trial, "adapted", told=hindrance, hindrances=[hindrance], by=by)
        Trial.objects.update(asked_at=clock.now())

    with statements.at_most(13):
        response = mettes.get(address("trial", trial.pk))

    assert response.status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_since_last_costs_the_same_for_every_length(rows, mettes, network, koege, next_meeting, by, statements):
    for each in range(rows):
        plan_trial(network, koege, what=f"Et forløb {each}", by=by)

    with clock.moved_to(LATER), statements.at_most(12):
        response = mettes.get(address("since_last", next_meeting.pk))

    assert text(response).count("Stopped") == rows + 1


def test_a_minute_at_the_meeting_saves_and_says_who_sees_it(mettes, meeting, koege):
    data = {"place": f"{meeting.network_id}-{koege.pk}", "what": WHAT, "who": "Mette og Jonas", "look_on": "5.11.2026"}

    page = mettes.post(address("trial_new"), data, follow=True)

    made = Trial.objects.get()
    assert (made.meeting, made.look_on) == (meeting, LOOK_ON)
    assert "Saved for Her Kommune. Only you and the facilitator can see it until you share it." in text(page)


def test_a_form_sent_twice_makes_one_trial(mettes, network, koege):
    data = {"place": f"{network.pk}-{koege.pk}", "what": WHAT, "look_on": "5.11.2026", "request_key": "a" * 22}

    first, second = (mettes.post(address("trial_new"), data) for _ in range(2))

    assert (first.url == second.url, Trial.objects.count()) == (True, 1)


def test_six_weeks_are_proposed_and_errors_stand_in_place(mettes, network, koege):
    shown = mettes.get(address("trial_new"))
    wrong = mettes.post(
        address("trial_new"), {"place": f"{network.pk}-{koege.pk}", "what": WHAT, "look_on": "1.1.2026"}
    )

    assert 'data-default-value="2026-11-05"' in shown.content.decode()
    assert (wrong.status_code, "Choose a day that is still to come." in text(wrong)) == (422, True)


def test_a_cpr_number_is_stopped_with_the_text_kept(mettes, network, koege):
    typed = f"Om {some_number()}"

    stopped = mettes.post(address("trial_new"), {"what": typed, "look_on": "5.11.2026"})

    assert (stopped.status_code, typed in stopped.content.decode(), Trial.objects.count()) == (422, True, 0)


def test_a_resource_gives_the_words(mettes, resource, network, koege):
    shown = mettes.get(address("trial_new") + f"?resource={resource.pk}")
    mettes.post(
        address("trial_new") + f"?resource={resource.pk}",
        {"place": f"{network.pk}-{koege.pk}", "what": resource.title, "look_on": "5.11.2026"},
    )

    assert f'value="{resource.title}"' in shown.content.decode()
    assert Trial.objects.get().resource == resource


@pytest.mark.parametrize("query", ["?meeting=x", "?meeting=99999999999999", "?resource=99999", "?resource=²"])
def test_what_cannot_be_found_is_not_asked_for(query, mettes):
    assert mettes.get(address("trial_new") + query).status_code == 200


def test_the_own_trials_stand_first_and_then_what_is_shared(mettes, trial, network, world, by):
    many(network, 1, by, world)

    page = text(mettes.get(address("practice")))

    assert page.index("Yours") < page.index(WHAT) < page.index("Shared in my networks") < page.index("Et forløb 0")


def test_the_authority_sees_numbers_only(as_, trial, network, world, by):
    many(network, 1, by, world)

    page = text(as_(Who.AUTHORITY).get(address("practice")))

    assert ("Planned1Under way1" in page, WHAT in page, "Et forløb" in page) == (True, False, False)


def test_the_facilitators_list_is_narrowed(as_, trial, network, world, by):
    many(network, 1, by, world)

    page = text(as_(Who.FACILITATOR).get(address("practice"), {"stage": "under_way", "network": network.pk}))

    assert ("Et forløb 0" in page, WHAT in page) == (True, False)


def test_the_knowledge_partner_learns_that_not_all_are_shared(as_, trial, network, world, by):
    many(network, 1, by, world)

    page = text(as_(Who.KNOWLEDGE_PARTNER).get(address("practice")))

    assert "2 small tests are written down. You can read one of them, which is shared." in page


def test_what_got_in_the_way_is_told_to_the_own_and_the_facilitator(as_, trial, faxe, by, world):
    report_trial(trial, "adapted", told="Vi aftaler det.", hindrances=["money"], by=by)
    share_trial(trial, by=by)
    client = as_(Who.PARTICIPANT)
    client.force_login(faxe.holder)

    pages = [text(one.get(address("trial", trial.pk))) for one in (as_(Who.COORDINATOR), as_(Who.FACILITATOR), client)]

    assert ["Finances" in page for page in pages] == [True, True, False]
    assert ["Mette og Jonas" in page for page in pages] == [True, True, False]
    assert ("Vi aftaler det." in pages[2], "Write to Mette" in pages[2]) == (True, True)


def test_a_colleague_reads_who_told_and_mends_it(as_, trial, by):
    report_trial(trial, "under_way", told="I gang.", by=by)
    birthes = as_(Who.COORDINATOR)

    shown = birthes.get(address("report", trial.pk))
    birthes.post(address("report", trial.pk), {"stage": "adapted", "told": "I gang. Og lavet om."})

    assert "Mette Kjær has already answered for Her Kommune. Correct it or add to it." in text(shown)
    assert ("I gang.</textarea>" in shown.content.decode(), Report.objects.get().told) == (True, "I gang. Og lavet om.")


def test_sharing_asks_first_and_can_be_undone(mettes, trial):
    asked = mettes.get(address("sharing", trial.pk))
    mettes.post(address("sharing", trial.pk))
    shared = Trial.objects.get().shared_at
    mettes.post(address("sharing", trial.pk), {"undo": "yes"})

    assert "They do not see what got in the way." in text(asked)
    assert (shared is not None, Trial.objects.get().shared_at) == (True, None)


def test_changing_shows_no_day_once_it_was_asked(mettes, trial):
    Trial.objects.update(asked_at=clock.now())

    mettes.post(address("text", trial.pk), {"what": "Aftale fra første weekend", "who": ""})

    assert ('name="look_on"' in mettes.get(address("text", trial.pk)).content.decode()) is False
    assert (Trial.objects.get().what, Trial.objects.get().look_on) == ("Aftale fra første weekend", LOOK_ON)


def test_one_click_at_the_next_meeting(mettes, trial, next_meeting):
    with clock.moved_to(LATER):
        page = mettes.post(address("since_last", next_meeting.pk), {"trial": trial.pk, "stage": "adopted"}, follow=True)

    assert (Report.objects.get().meeting, Trial.objects.get().stage) == (next_meeting, "adopted")
    assert "1 of 1 municipality has told how it stands." in text(page)


def test_stopping_at_the_meeting_asks_why(mettes, trial, next_meeting):
    data = {"trial": trial.pk, "stage": "stopped"}
    with clock.moved_to(LATER):
        asked = mettes.post(address("since_last", next_meeting.pk), data)
        mettes.post(address("since_last", next_meeting.pk), data | {"told": "Ingen tid"})

    assert (asked.status_code, "Say why you stopped" in text(asked)) == (422, True)
    assert Trial.objects.get().stage == "stopped"


def test_nobody_tells_for_another_municipality(world, as_, trial, faxe, next_meeting):
    client = as_(Who.PARTICIPANT)
    client.force_login(faxe.holder)

    with clock.moved_to(LATER):
        answer = client.post(address("since_last", next_meeting.pk), {"trial": trial.pk, "stage": "adopted"})

    assert (answer.status_code, Report.objects.count()) == (422, 0)


def test_the_wide_screen_counts_municipalities_and_names_none(as_, trial, meeting, koege):
    page = text(as_(Who.FACILITATOR).get(address("meeting_trials", meeting.pk)))

    assert ("trials/new" in page, "1 municipality" in page, koege.name in page) == (True, True, False)


def test_who_has_tried_it_is_one_click(mettes, as_, trial, resource, by, faxe):
    Trial.objects.update(resource=resource)
    report_trial(trial, "adapted", told="Vi aftaler det.", by=by)
    share_trial(trial, by=by)
    client = as_(Who.PARTICIPANT)
    client.force_login(faxe.holder)

    page = text(client.get(address("tried", resource.pk)))

    assert "Tried in one municipality." in page
    assert ("Her Kommune" in page, "Vi aftaler det." in page, "Write to Mette" in page) == (True, True, True)


def test_many_who_have_tried_it_are_on_several_pages(mettes, resource, network, by, world):
    many(network, 25, by, world)
    Trial.objects.update(resource=resource)

    pages = [mettes.get(address("tried", resource.pk), {"page": number}).text for number in (1, 2)]

    assert [page.count("Et forløb") for page in pages] == [20, 5]


@pytest.mark.parametrize("name", ["trial", "text", "report", "sharing"])
def test_another_programme_does_not_see_it(name, as_, trial):
    for who in (Who.OTHER_PARTICIPANT, Who.OTHER_FACILITATOR, Who.READER, Who.AUTHORITY, Who.KNOWLEDGE_PARTNER):
        assert as_(who).get(address(name, trial.pk)).status_code == 404


def test_another_network_does_not_see_it(as_, world, trial, programme, faxe):
    client = as_(Who.PARTICIPANT)
    stranger = factories.person()
    factories.tenure(factories.seat(factories.network(programme)), stranger)
    client.force_login(stranger)
    share = [client.get(address("trial", trial.pk)).status_code]
    Trial.objects.update(made_at=clock.at(date(2026, 9, 1)))

    assert (share, client.get(address("practice")).status_code) == ([404], 200)
