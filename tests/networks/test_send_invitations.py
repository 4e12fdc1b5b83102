import pytest

from praksisnet.kit.refusal import Refused
from praksisnet.networks import actions
from praksisnet.notices.models import Letter
from praksisnet.organisations.models import Representation
from tests import factories


@pytest.fixture
def draft(line):
    return factories.programme(line, opened_at=None, opened_by=None)


@pytest.fixture
def waiting(draft, koege):
    return factories.invitation(factories.network(draft, "Netværk Sjælland"), koege, sent_at=None, sent_by=None)


def test_send_writes_to_the_mailbox_and_opens_the_programme(draft, waiting, letters, by):
    sent = actions.send_invitations(draft, by=by)

    draft.refresh_from_db()
    assert (sent, draft.is_draft) == (1, False)
    assert letters("invitation") == [("post@koege.example", "Praksisnet: Vil Køge deltage i Netværk Sjælland?")]


def test_send_twice_writes_once(draft, waiting, letters, by):
    actions.send_invitations(draft, by=by)

    assert actions.send_invitations(draft, by=by) == 0
    assert len(letters("invitation")) == 1


def test_send_leaves_out_those_without_a_mailbox(draft, waiting, letters, by):
    factories.invitation(waiting.network, factories.municipality("Greve"), sent_at=None, sent_by=None)

    assert actions.send_invitations(draft, by=by) == 1


def test_send_leaves_out_those_who_take_part_through_another(draft, waiting, letters, by):
    laesoe = factories.municipality("Læsø", mailbox="post@laesoe.example")
    factories.invitation(waiting.network, laesoe, sent_at=None, sent_by=None)
    Representation.objects.create(municipality=laesoe, by=waiting.municipality, valid_from=factories.LONG_AGO)

    assert actions.send_invitations(draft, by=by) == 1


def test_send_refuses_when_there_is_nobody_to_write_to(draft, by):
    with pytest.raises(Refused):
        actions.send_invitations(draft, by=by)


def test_send_refuses_a_closed_programme(programme, invitation, by):
    actions.close_programme(programme, by=by)

    with pytest.raises(Refused):
        actions.send_invitations(programme, by=by)


def test_remind_writes_once_to_the_silent(programme, invitation, letters, by):
    answered = factories.invitation(
        invitation.network, factories.municipality(mailbox="a@b.example"), answer="accepted"
    )

    assert (actions.send_reminders(programme, by=by), actions.send_reminders(programme, by=by)) == (1, 0)
    assert [address for address, _ in letters("reminder")] == ["post@koege.example"]
    answered.refresh_from_db()
    assert answered.reminded_at is None


def test_the_letter_holds_a_link_and_no_name_of_a_person(draft, waiting, line, by):
    actions.send_invitations(draft, by=by)

    letter = Letter.objects.get(purpose="networks.invitation")
    assert "/invitations/" in letter.text
    assert line.name not in letter.html


def test_mailboxes_are_saved_on_the_municipality(programme, invitation, koege, by):
    actions.change_mailboxes(programme, {koege.pk: "familie@koege.example"}, by=by)

    koege.refresh_from_db()
    assert koege.mailbox == "familie@koege.example"


def test_mailboxes_refuse_an_address_elsewhere(programme, invitation, koege, by):
    with pytest.raises(Refused, match="koege.example"):
        actions.change_mailboxes(programme, {koege.pk: "post@greve.example"}, by=by)


def test_mailboxes_of_municipalities_outside_the_programme_stay(programme, invitation, by):
    greve = factories.municipality("Greve")

    actions.change_mailboxes(programme, {greve.pk: "post@greve.example"}, by=by)

    greve.refresh_from_db()
    assert greve.mailbox == ""
