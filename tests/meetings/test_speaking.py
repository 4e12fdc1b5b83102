"""Speakers are named, get a private link, and write their talk."""

import pytest

from praksisnet.files.inspection import Checked
from praksisnet.files.models import StoredFile
from praksisnet.files.queries import files_for
from praksisnet.files.words import Kind
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.links import BadLink
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.actions import (
    change_talk,
    give_slides,
    name_speaker,
    publish,
    remove_slides,
    remove_speaker,
    revoke_speaker_link,
    send_meeting_for_approval,
    send_speaker_link,
)
from praksisnet.meetings.models import Speaking
from praksisnet.meetings.queries import slides_out, speaking_by_link, speaking_token
from praksisnet.notices.models import Letter
from tests import factories
from tests.acting import cancel_meeting
from tests.guard.numbers import some_number
from tests.meetings.conftest import DAY, at, dated

GUEST = Actor.guest("Peter Vang")


@pytest.fixture
def session(meeting, cast):
    """The talk of a meeting with a date."""
    return dated(meeting, cast).sessions.get(kind="talk")


@pytest.fixture
def peter(session, cast):
    """A guest with a private link."""
    return name_speaker(session, name="Peter Vang", email="peter.vang@oplaeg.example", title="Højskolen", by=cast.by)


def checked(name: str = "slides.pdf", text: str = "Aftaler") -> Checked:
    return Checked(b"%PDF-1.4 " + name.encode(), name, Kind.PDF, 3, text, name.ljust(64, "0"))


def sent() -> list[tuple[str, int]]:
    return list(Letter.objects.filter(purpose="meetings.speaking").order_by("pk").values_list("to_address", "version"))


def test_name_a_guest_sends_the_private_link(peter):
    letter = Letter.objects.get(purpose="meetings.speaking")

    assert (letter.to_address, letter.to_person_id) == ("peter.vang@oplaeg.example", None)
    assert letter.subject == "Praksisnet: Dit oplæg 24. september: Aflastning, der holder"
    assert letter.text.count("/speaking/") == 1


def test_name_a_speaker_without_address_sends_nothing(session, cast):
    name_speaker(session, name="Peter Vang", by=cast.by)

    assert sent() == []


def test_name_the_same_again_changes_nothing(peter, session, cast):
    again = name_speaker(session, name="P. Vang", email="Peter.Vang@oplaeg.example ", by=cast.by)

    assert (again, Speaking.objects.count(), len(sent())) == (peter, 1, 1)


def test_an_address_known_here_is_that_person(session, cast):
    speaking = name_speaker(session, name="Ellen", email=cast.ellen.email, by=cast.by)

    assert speaking.person == cast.ellen


def test_name_a_person_takes_name_and_address(session, cast):
    speaking = name_speaker(session, name="", person=cast.ellen, by=cast.by)

    assert (speaking.name, speaking.email) == ("Ellen Thorup", cast.ellen.email)


@pytest.mark.parametrize("said", [{"name": " "}, {"name": some_number()}, {"name": "Ib", "title": some_number()}])
def test_name_refuses(session, cast, said):
    with pytest.raises(Refused):
        name_speaker(session, by=cast.by, **said)


def test_name_refuses_a_break(meeting, cast):
    with pytest.raises(Refused):
        name_speaker(meeting.sessions.filter(kind="pause").first(), name="Ib", by=cast.by)


def test_name_refuses_a_cancelled_meeting(session, cast):
    cancel_meeting(session.meeting, reason="Sygdom", by=cast.by)

    with pytest.raises(Refused):
        name_speaker(session, name="Ib", by=cast.by)


def test_the_link_opens_the_talk(peter):
    assert speaking_by_link(speaking_token(peter)) == peter


def test_a_revoked_link_opens_nothing(peter, cast):
    token = speaking_token(peter)

    revoke_speaker_link(peter, by=cast.by)

    with pytest.raises(BadLink):
        speaking_by_link(token)


def test_a_new_link_takes_the_place_of_the_old_one(peter, cast):
    old = speaking_token(peter)
    revoke_speaker_link(peter, by=cast.by)

    renewed = send_speaker_link(peter, by=cast.by)

    assert speaking_by_link(speaking_token(renewed)) == peter
    assert sent() == [("peter.vang@oplaeg.example", 1), ("peter.vang@oplaeg.example", 2)]
    with pytest.raises(BadLink):
        speaking_by_link(old)


def test_a_link_to_an_address_that_has_changed_opens_nothing(peter):
    token = speaking_token(peter)
    Speaking.objects.update(email="anden@oplaeg.example")

    with pytest.raises(BadLink):
        speaking_by_link(token)


def test_send_refuses_without_address(session, cast):
    ib = name_speaker(session, name="Ib", by=cast.by)

    with pytest.raises(Refused):
        send_speaker_link(ib, by=cast.by)


def test_remove_takes_link_and_slides(peter, cast):
    token = speaking_token(peter)
    give_slides(peter, checked(), released=True, by=GUEST)

    remove_speaker(peter, by=cast.by)

    assert (Speaking.objects.count(), StoredFile.objects.count()) == (0, 0)
    with pytest.raises(Speaking.DoesNotExist):
        speaking_by_link(token)


def test_change_talk_marks_a_local_change(peter, session):
    change_talk(peter, title="Aftaler på tværs", abstract="Tre aftaler.", by=GUEST)

    session.refresh_from_db()
    assert (session.title, session.abstract) == ("Aftaler på tværs", "Tre aftaler.")
    assert session.changed_at is not None


def test_change_talk_opens_the_approval_again(peter, session, cast):
    send_meeting_for_approval(session.meeting, approver=cast.nadia, by=cast.by)

    change_talk(peter, title="Aftaler på tværs", abstract="", by=GUEST)

    letters = Letter.objects.filter(purpose="approval_request", to_person=cast.nadia)
    assert letters.count() == 2


def test_change_talk_stops_when_the_meeting_begins(peter):
    with clock.moved_to(at(9, 30)), pytest.raises(Refused):
        change_talk(peter, title="Nyt", abstract="", by=GUEST)


def test_change_talk_refuses_a_cpr_number(peter):
    with pytest.raises(Refused):
        change_talk(peter, title="Nyt", abstract=some_number(), by=GUEST)


def test_released_slides_are_read_from_the_end_of_the_meeting(peter, session, cast):
    publish(session.meeting, by=cast.by)

    speaking = give_slides(peter, checked(), released=True, by=GUEST)

    assert speaking.slides.visible_from == at(15)
    assert [files_for(person).count() for person in (cast.mette, cast.line, cast.nils)] == [0, 1, 0]
    with clock.moved_to(at(15)):
        assert [files_for(person).count() for person in (cast.mette, cast.line, cast.nils)] == [1, 1, 0]
        assert slides_out(speaking, session.meeting)


def test_slides_that_are_not_released_are_the_facilitators_alone(peter, cast):
    give_slides(peter, checked(), released=False, by=GUEST)

    with clock.moved_to(at(16)):
        assert [files_for(person).count() for person in (cast.mette, cast.line)] == [0, 1]


def test_slides_can_be_taken_back(peter, cast):
    give_slides(peter, checked(), released=True, by=GUEST)

    give_slides(peter, None, released=False, by=GUEST)

    with clock.moved_to(at(16)):
        assert files_for(cast.mette).count() == 0


def test_new_slides_take_the_place_of_the_old(peter):
    give_slides(peter, checked("a.pdf"), released=True, by=GUEST)

    give_slides(peter, checked("b.pdf"), released=True, by=GUEST)

    assert list(StoredFile.objects.values_list("name", flat=True)) == ["b.pdf"]


def test_the_same_slides_again_change_nothing(peter):
    first = give_slides(peter, checked(), released=True, by=GUEST).slides

    assert give_slides(peter, checked(), released=True, by=GUEST).slides == first


def test_remove_slides(peter):
    give_slides(peter, checked(), released=True, by=GUEST)

    remove_slides(peter, by=GUEST)

    assert (StoredFile.objects.count(), Speaking.objects.get().slides_released_at) == (0, None)


def test_slides_follow_a_meeting_that_is_moved(peter, session, cast):
    give_slides(peter, checked(), released=True, by=GUEST)

    dated(session.meeting, cast, starts_at=at(9, 30, DAY.replace(day=25)), ends_at=at(16, 0, DAY.replace(day=25)))

    assert StoredFile.objects.get().visible_from == at(16, 0, DAY.replace(day=25))


def test_slides_of_a_draft_are_released_when_it_gets_its_date(meeting, cast):
    talk = meeting.sessions.get(kind="talk")
    peter = name_speaker(talk, name="Peter Vang", by=cast.by)
    give_slides(peter, checked(), released=True, by=GUEST)
    before = files_for(cast.mette).count()

    dated(meeting, cast)

    with clock.moved_to(at(16)):
        assert (before, files_for(cast.mette).count()) == (0, 1)


def test_slides_of_a_cancelled_meeting_are_not_shown(peter, session, cast):
    give_slides(peter, checked(), released=True, by=GUEST)

    cancel_meeting(session.meeting, reason="Sygdom", by=cast.by)

    with clock.moved_to(at(16)):
        assert files_for(cast.mette).count() == 0


def test_a_speaker_from_elsewhere_reads_the_slides_of_the_day(peter, session, cast):
    publish(session.meeting, by=cast.by)
    ida = factories.person()
    name_speaker(session.meeting.sessions.first().meeting.sessions.get(letter="A"), name="", person=ida, by=cast.by)
    give_slides(peter, checked(), released=True, by=GUEST)

    with clock.moved_to(at(16)):
        assert files_for(ida).count() == 1
