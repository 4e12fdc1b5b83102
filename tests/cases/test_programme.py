"""A meeting, one part of its programme, and the notes of it: what goes with what, and what stays as it is."""

import pytest

from praksisnet.adaptation.models import Change
from praksisnet.cases.actions import purge, release
from praksisnet.cases.models import Case
from praksisnet.cases.queries import left_elsewhere
from praksisnet.cases.words import GONE, WITHHELD
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.knowledge.actions import resource_from_session
from praksisnet.meetings.actions import change_plan, change_session, write_notes
from praksisnet.meetings.models import CoreSession, LetterText, Meeting, Session
from praksisnet.meetings.words import ChangeKind, NewPlan
from praksisnet.networks.models import Network
from praksisnet.search.queries import find
from praksisnet.search.queries.corpus import forget
from tests.cases.conftest import PLANTED, hidden
from tests.cases.scan import found_in


@pytest.fixture
def by(line):
    return Actor.person(line)


@pytest.fixture
def two_meetings(world):
    """Of one round: both have the core's workshop, in its words."""
    Network.objects.create(programme=world.here.programme, name="Netværk nummer to")
    here = world.make("session")
    type(here.core).objects.filter(pk=here.core_id).update(abstract=PLANTED)
    Session.objects.filter(core=here.core_id).update(abstract=PLANTED)
    here.refresh_from_db()
    return here, Session.objects.exclude(pk=here.pk).get(core=here.core_id)


def keys(person, words, kind):
    """As a process finds that has not read the index before."""
    forget()
    return find(person, words, kinds=(kind,)).keys


def test_a_part_goes_with_the_plan_it_was_made_from_and_the_other_meetings_that_say_the_same(two_meetings, line, by):
    here, there = two_meetings
    Session.objects.filter(pk=there.pk).update(notes="Aftalt der.")

    case = hidden(here, line, "session")
    where_hidden = found_in(PLANTED)
    purge(case, by=by)

    there.refresh_from_db()
    assert (where_hidden, found_in(PLANTED)) == (["cases_withheld.words"], [])
    assert (there.abstract, there.notes) == (GONE, "Aftalt der.")


def test_who_deletes_a_whole_meeting_is_told_what_stays_in_the_rounds_other_meetings_and_hides_it_there(
    two_meetings, world, line, by, statements
):
    here, there = two_meetings
    case, client = hidden(here.meeting, line, "meeting"), world.client(Who.FACILITATOR, language="en")
    link = f'href="/child/session/{there.pk}/"'
    told = ["It is in other places too", f'{link} lang="da">{here.title}</a>']
    with statements.at_most(15):
        asked = client.get(f"/cases/{case.pk}/deletion/").content.decode()
    shown = client.get(f"/cases/{case.pk}/").content.decode()

    client.post(f"/child/session/{there.pk}/")
    after = client.get(f"/cases/{case.pk}/deletion/").content.decode()
    for one in Case.objects.all():
        purge(one, by=by)

    assert [[text for text in told if text not in page] for page in (asked, shown)] == [[], []]
    assert (link in after, found_in(PLANTED)) == (False, [])


def test_what_only_the_plan_of_the_round_still_says_is_told_too(two_meetings, world, line):
    here, there = two_meetings
    Session.objects.filter(pk=there.pk).update(abstract="Noget andet.")

    case = hidden(here.meeting, line, "meeting")

    told = [(one.key, one.pk, one.is_read) for one in left_elsewhere(line, case) if one.said == here.title]
    assert told == [("core", here.core_id, True)]


def test_the_contact_who_reads_no_meetings_is_told_whom_to_ask(two_meetings, line, dorte):
    here, there = two_meetings

    case = hidden(here.meeting, line, "meeting")

    told = [(one.key, one.is_read) for one in left_elsewhere(dorte, case) if one.pk == there.pk]
    assert told == [("session", False)]


def test_what_is_planned_and_has_reached_nobody_is_read_by_who_runs_the_meeting_alone(two_meetings, world):
    here, _there = two_meetings
    text = LetterText.objects.create(meeting=here.meeting, purpose="meetings.invitation", text="Endnu ikke sendt.")
    CoreSession.objects.filter(pk=here.core_id).update(title="Endnu ikke fortalt")

    addresses = (f"/child/letter-text/{text.pk}/", f"/child/core/{here.core_id}/")
    found = {
        who: [world.client(who).get(address).status_code for address in addresses]
        for who in (Who.FACILITATOR, Who.PARTICIPANT, Who.COORDINATOR, Who.AUTHORITY, Who.OTHER_FACILITATOR)
    }

    assert found == {who: [200, 200] if who == Who.FACILITATOR else [404, 404] for who in found}


def test_notes_go_alone(two_meetings, line, by):
    here, _there = two_meetings
    write_notes(here, notes="Om drengen fra gården.", by=by)

    hidden(here, line, "notes")

    here.refresh_from_db()
    assert (here.notes, here.abstract) == (WITHHELD, PLANTED)


def test_notes_take_along_what_was_made_of_them_for_the_library(world, line, by):
    session = world.make("session")
    write_notes(session, notes=f"{PLANTED} er flyttet igen.", by=by)
    resource_from_session(session, by=by)

    case = hidden(session, line, "notes")
    where_hidden = set(found_in(PLANTED))
    purge(case, by=by)

    assert (where_hidden - {"knowledge_version.texts"}, found_in(PLANTED)) == ({"cases_withheld.words"}, [])


def test_a_meeting_takes_its_programme_and_notes_along_and_all_comes_back(world, line, by):
    here = world.make("session")
    write_notes(here, notes="Om drengen fra gården.", by=by)
    before = (here.title, "Om drengen fra gården.")

    case = hidden(here.meeting, line, "meeting")
    here.refresh_from_db()
    while_hidden = (here.title, here.notes)
    release(case, by=by)
    here.refresh_from_db()

    assert (while_hidden, (here.title, here.notes)) == ((WITHHELD, WITHHELD), before)


def test_a_part_of_a_hidden_meeting_is_hidden_already(world, line, mette):
    session = world.make("session")
    case = hidden(session.meeting, line, "meeting")

    again = hidden(session, mette, "session")
    answer = world.client(Who.PARTICIPANT, language="en").get(f"/child/session/{session.pk}/", follow=True)

    assert again == case
    assert "It is hidden now" in answer.content.decode()


def test_search_finds_the_meeting_by_its_hidden_words_no_more_and_again_when_they_are_back(world, line, mette, by):
    session = world.make("session")
    change_session(session, title="Stjernekikkert", abstract="", by=by)
    before = keys(mette, "stjernekikkert", "meeting")

    case = hidden(session, line, "session")
    while_hidden = keys(mette, "stjernekikkert", "meeting")
    release(case, by=by)

    meeting = str(session.meeting_id)
    assert (before, while_hidden, keys(mette, "stjernekikkert", "meeting")) == ([meeting], [], [meeting])


def test_search_finds_a_hidden_change_no_more_and_again_when_it_is_back(world, line, mette, by):
    change = world.make("change")
    before = keys(mette, "længere workshops", "change")

    case = hidden(change, line, "change")
    while_hidden = (keys(mette, "længere workshops", "change"), list(Change.objects.all()))
    release(case, by=by)

    assert (before, while_hidden, keys(mette, "længere workshops", "change")) == ([str(change.pk)], ([], []), before)


def test_the_reason_of_a_cancellation_is_taken_from_every_meeting_it_stands_in(world, line, by):
    meeting = world.make("meeting")
    change_plan(ChangeKind.CANCEL, [NewPlan(meeting.pk)], reason=PLANTED, by=by)

    case = hidden(Meeting.objects.get(pk=meeting.pk), line, "meeting")
    where_hidden = found_in(PLANTED)
    purge(case, by=by)

    kept = {"cases_withheld.words", "notices_letter.text", "notices_letter.html"}
    assert (set(where_hidden) <= kept, found_in(PLANTED)) == (True, [])


def test_the_page_that_asks_about_a_meeting_offers_its_parts_alone(world, by):
    session = world.make("session")
    write_notes(session, notes="Aftalt.", by=by)

    page = world.client(Who.PARTICIPANT, language="en").get(f"/child/meeting/{session.meeting_id}/").content.decode()

    wanted = [f'href="/child/session/{session.pk}/"', f'href="/child/notes/{session.pk}/"', "Aftalt."]
    assert [text for text in wanted if text not in page] == []
