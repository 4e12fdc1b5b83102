"""The pages of a municipality's own version, and the places that lead to them."""

import pytest
from django.urls import reverse

from praksisnet.cases.actions import press, release
from praksisnet.cases.sockets import kind_named
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.knowledge.actions import create_resource, mark_core, publish_resource
from praksisnet.knowledge.models import Resource
from praksisnet.meetings.models import Session
from praksisnet.practice.actions import make_local_version, report_trial, share_local_version, share_trial
from praksisnet.practice.mine import TrialData
from praksisnet.practice.models import LocalVersion, Trial
from praksisnet.search.models import SearchEntry
from praksisnet.themes.actions import create_theme
from tests import factories
from tests.guard.numbers import some_number
from tests.practice.conftest import CHANGED, neighbour
from tests.reading import text

NAME = "Her Kommune’s version, September 2026"


@pytest.fixture
def thomass(world, faxe):
    client = world.client(Who.PARTICIPANT, language="en")
    client.force_login(faxe.holder)
    return client


def address(name, *args):
    return reverse(f"practice:{name}", args=args)


def typed(network, koege, **values):
    return {"place": f"{network.pk}-{koege.pk}", "changed": CHANGED, "why": "", **values}


def test_a_version_is_written_and_shared_in_one_go(mettes, resource, network, koege, mette):
    data = typed(network, koege, is_contact="on", is_shared="on", request_key="a" * 22)

    first, second = (mettes.post(address("local_version_new", resource.pk), data) for _time in range(2))

    made = LocalVersion.objects.get()
    assert (first.url == second.url, made.contact, made.shared_by) == (True, mette, mette)
    assert "Made from: Skabelon: aftale om aflastning" in text(mettes.get(first.url))


def test_from_a_trial_it_is_for_its_municipality_and_shared_as_the_trial_is(mettes, trial, resource, by):
    share_trial(trial, by=by)

    page = mettes.get(address("local_version_new", resource.pk) + f"?trial={trial.pk}").content.decode()

    checkbox = page.partition('name="is_shared"')[2].partition(">")[0]
    assert ('<input type="hidden" name="place"' in page, "checked" in checkbox) == (True, True)


def test_a_core_element_is_asked_about_in_place(mettes, resource, network, koege, line):
    mark_core(resource, ["Skriftlig aftale"], by=Actor.person(line))

    asked = mettes.post(address("local_version_new", resource.pk), typed(network, koege))

    assert (asked.status_code, "Say whether you kept it." in text(asked)) == (422, True)


def test_a_cpr_number_is_stopped_with_the_text_kept(mettes, resource, network, koege):
    said = f"Om {some_number()}"

    stopped = mettes.post(address("local_version_new", resource.pk), typed(network, koege, changed=said))

    assert (stopped.status_code, said in stopped.content.decode(), LocalVersion.objects.count()) == (422, True, 0)


def test_who_has_one_is_led_to_it(mettes, version):
    page = mettes.get(address("local_version_new", version.resource_id))

    assert (NAME in text(page), "<textarea" in page.content.decode()) == (True, False)


def test_a_begun_trial_leads_to_the_version_of_its_resource(mettes, trial, resource, by):
    Trial.objects.update(resource=resource)
    before = text(mettes.get(address("trial", trial.pk)))
    trial.refresh_from_db()
    report_trial(trial, "adapted", by=by)

    page = mettes.get(address("trial", trial.pk))

    assert ("Make it your version" in before, "Make it your version of the template" in text(page)) == (False, True)
    assert f"{address('local_version_new', resource.pk)}?trial={trial.pk}" in page.content.decode()


def test_the_resource_shows_versions_and_who_made_them_to_those_they_are_shared_with(
    mettes, thomass, world, version, resource, by
):
    pages = [client.get(reverse("knowledge:resource", args=[resource.pk])) for client in (mettes, thomass)]
    share_local_version(version, by=by)
    reader = world.client(Who.READER, language="en")
    pages += [client.get(reverse("knowledge:resource", args=[resource.pk])) for client in (thomass, reader)]

    assert [NAME in text(page) for page in pages] == [True, False, True, False]


def test_who_has_tried_it_shows_what_was_changed_and_whom_to_write_to(thomass, version, resource, mette, by, line):
    marked = mark_core(resource, ["Skriftlig aftale"], by=Actor.person(line))
    LocalVersion.objects.update(core={marked.core_elements[0].key: True})
    share_local_version(version, by=by)

    page = thomass.get(address("tried", resource.pk))

    assert "Tried in one municipality." in text(page)
    assert [part in text(page) for part in (NAME, CHANGED, "Kept Skriftlig aftale", "Write to Mette")] == [True] * 4
    assert f'href="mailto:{mette.email}"' in page.content.decode()


def test_a_municipality_in_two_networks_shows_both_its_versions(world, version, resource, programme, koege):
    other = factories.network(programme, "Netværk Vest")
    factories.invitation(other, koege, answer="accepted")
    make_local_version(other, koege, resource, changed="Vi mødes på skærmen.", by=Actor.system("test"))

    page = text(world.client(Who.FACILITATOR, language="en").get(address("tried", resource.pk)))

    assert [page.count(part) for part in (NAME, CHANGED, "Vi mødes på skærmen.")] == [2, 1, 1]


def test_the_address_of_a_trials_owner_is_shown_when_the_owner_shared_it(thomass, trial, resource, mette, birthe, by):
    Trial.objects.update(resource=resource)
    trial.refresh_from_db()
    report_trial(trial, "adapted", by=by)
    share_trial(trial, by=Actor.person(birthe))

    pages = [thomass.get(address(*args)).content.decode() for args in (("tried", resource.pk), ("trial", trial.pk))]

    assert [mette.email in page for page in pages] == [False, False]


@pytest.mark.parametrize("rows", [1, 3])
def test_who_has_tried_it_costs_the_same_for_every_length(rows, world, thomass, resource, network, statements):
    for each in range(rows):
        place = neighbour(world, f"Kommune {each}", f"Person {each}")
        who = Actor.person(place.holder)
        make_local_version(network, place, resource, changed=CHANGED, is_contact=True, is_shared=True, by=who)

    with statements.at_most(12):
        page = thomass.get(address("tried", resource.pk))

    assert text(page).count("Write to Person") == rows


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("who", [Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR, Who.KNOWLEDGE_PARTNER])
def test_a_resource_with_all_it_may_have_costs_fifteen_statements_at_most(
    who, rows, world, programme, network, koege, meeting, line, statements
):
    by, talk = Actor.person(line), Session.objects.create(meeting=meeting, kind="talk", title="Oplæg")
    others = [create_resource(programme, kind="tool", title=f"{each}", summary="-", by=by) for each in range(rows)]
    themes = [create_theme(f"Tema {each}", by=by) for each in range(rows)]
    described = {"session": talk, "themes": themes, "see_also": [publish_resource(one, by=by) for one in others]}
    made = create_resource(programme, kind="example", title="Aftale", summary="-", body="-", by=by, **described)
    made = publish_resource(made, by=by)
    Resource.objects.update(municipality=koege)
    for each in range(rows):
        place = neighbour(world, f"Kommune {each}", f"Person {each}")
        make_local_version(network, place, made, changed=CHANGED, is_shared=True, by=Actor.person(place.holder))
    client = world.client(who, language="en")

    with statements.at_most(15):
        page = client.get(reverse("knowledge:resource", args=[made.pk]))

    assert text(page).count("’s version, ") == rows


def test_sharing_asks_first_and_can_be_undone(mettes, version):
    asked = mettes.get(address("local_version_sharing", version.pk))
    mettes.post(address("local_version_sharing", version.pk))
    shared = LocalVersion.objects.get().shared_at
    mettes.post(address("local_version_sharing", version.pk), {"undo": "yes"})

    assert "only if one of you has said yes to it" in text(asked)
    assert (shared is not None, LocalVersion.objects.get().shared_at) == (True, None)


def test_my_own_versions_stand_under_in_practice(mettes, version):
    assert NAME in text(mettes.get(address("practice")))


def test_changing_keeps_what_was_there_in_the_fields(mettes, version):
    page = mettes.get(address("local_version_text", version.pk)).content.decode()
    mettes.post(address("local_version_text", version.pk), {"changed": "Den er på to sider.", "is_contact": "on"})

    assert (f"{CHANGED}</textarea>" in page, LocalVersion.objects.get().changed) == (True, "Den er på to sider.")


@pytest.mark.parametrize("name", ["local_version", "local_version_text", "local_version_sharing"])
def test_nobody_else_comes_near_what_is_not_shared(name, world, version, faxe, thomass):
    outside = (Who.OTHER_PARTICIPANT, Who.OTHER_FACILITATOR, Who.READER, Who.AUTHORITY, Who.KNOWLEDGE_PARTNER)
    clients = [thomass, *(world.client(who) for who in outside)]

    assert {client.get(address(name, version.pk)).status_code for client in clients} == {404}


def test_while_its_resource_is_hidden_it_is_not_found(version, resource, line, by):
    found = SearchEntry.objects.filter(kind="local_version")
    case = press(kind_named("resource"), resource, by=by)
    while_hidden = found.count()

    release(case, by=Actor.person(line))

    assert (while_hidden, found.count()) == (0, 1)


def test_my_data_shows_what_i_wrote_shared_and_am_asked_about(version, mette, by):
    share_local_version(version, by=by)

    facts = {str(fact.label): fact.value for fact in TrialData().about(mette).facts}

    assert list(facts) == [
        "You wrote down your municipality’s own version",
        "Others may write to you about your municipality’s own version",
        "You shared your municipality’s own version",
    ]
    assert CHANGED in facts["You wrote down your municipality’s own version"]


def test_erasing_keeps_the_version_with_the_municipality(version, mette, koege):
    TrialData().erase(mette, Actor.system("test"))

    version.refresh_from_db()
    assert (version.contact, version.made_by, version.municipality) == (None, None, koege)
