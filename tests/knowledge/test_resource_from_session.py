import pytest

from praksisnet.kit import clock
from praksisnet.knowledge.actions import archive_resource, resource_from_session
from praksisnet.knowledge.queries import materials_panel
from praksisnet.knowledge.words import Kind, State
from praksisnet.meetings.models import Session, Speaking
from praksisnet.meetings.words import SessionKind


@pytest.fixture
def session(world):
    found = world.make("session")
    notes = "Det talte vi om\n- skriftlig aftale\n- opfølgning\nNæste skridt"
    Session.objects.filter(pk=found.pk).update(notes=notes, notes_at=clock.now(), abstract="Sådan laver I aftalen.")
    found.refresh_from_db()
    return found


def test_it_becomes_a_draft_with_title_themes_notes_and_released_slides(session, file_of, respite, resource, by):
    session.meeting.themes.set([respite])
    released, kept_back = (file_of(resource.audience) for _ in range(2))
    Speaking.objects.create(session=session, name="Peter", slides=released, slides_released_at=clock.now())
    Speaking.objects.create(session=session, name="Ida", slides=kept_back)

    made = resource_from_session(session, by=by)

    assert (made.title, made.summary, made.kind) == (session.title, "Sådan laver I aftalen.", Kind.MATERIAL)
    assert made.body == "Det talte vi om\n\n- skriftlig aftale\n- opfølgning\n\nNæste skridt"
    assert (made.state, list(made.themes.all()), list(made.files.all())) == (State.DRAFT, [respite], [released])


def test_a_repeat_leads_to_the_one_there_is_unless_it_is_archived(session, by):
    first, second = (resource_from_session(session, by=by) for _ in range(2))
    archive_resource(first, by=by)

    third = resource_from_session(session, by=by)

    assert (first == second, first == third) == (True, False)


def test_the_panel_offers_what_is_not_made_yet_to_writers_once_it_has_begun(session, world, ellen, mette, by):
    meeting = session.meeting
    early = materials_panel(ellen, meeting).unmade
    with clock.moved_to(meeting.starts_at):
        before = [one.pk for one in materials_panel(ellen, meeting).unmade]
        resource_from_session(session, by=by)
        after = materials_panel(ellen, meeting)
        members = materials_panel(mette, meeting)

    kinds = set(meeting.sessions.filter(pk__in=before).values_list("kind", flat=True))
    assert (early, session.pk in before, SessionKind.PAUSE in kinds) == ([], True, False)
    assert (session in after.unmade, [one.title for one in after.resources]) == (False, [session.title])
    assert members.is_empty


def test_the_panel_shows_what_is_known_of_the_meetings_themes(session, resource, respite, mette, statements):
    session.meeting.themes.set([respite])
    mette_reads = materials_panel(mette, session.meeting)

    assert mette_reads.reading == [resource]
    with statements.exactly(1):
        materials_panel(mette, session.meeting)
