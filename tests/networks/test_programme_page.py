"""The programme's page: what needs action is counted as the pages behind it count."""

import pytest

from praksisnet.kit import clock
from praksisnet.networks.queries.programmes import summary_of
from praksisnet.networks.queries.wizard import letters_panel, missing_mailboxes, reminders_panel
from praksisnet.organisations.models import Representation
from tests import factories


@pytest.fixture
def mixed(network, koege):
    """Unsent: a municipality, one without mailbox, a joint unit. Silent: one invited elsewhere too, one alone."""
    through, unit = (
        factories.municipality(mailbox="x@x.example"),
        factories.organisation("joint_unit", mailbox="u@x.example"),
    )
    for waiting in (koege, factories.municipality(), unit, through):
        factories.invitation(network, waiting, sent_at=None, sent_by=None)
    Representation.objects.create(municipality=through, by=koege, valid_from=factories.LONG_AGO)
    other = factories.network(network.programme)
    both = factories.municipality(mailbox="b@x.example")
    factories.invitation(network, both)
    factories.invitation(other, both, sent_at=None, sent_by=None)
    factories.invitation(other, factories.municipality(mailbox="a@x.example"))
    return network.programme


def test_the_summary_counts_the_unsent_as_the_letters_page_does(line, mixed):
    counted = summary_of(line, mixed).unsent

    assert counted == len(letters_panel(mixed).ready) + len(missing_mailboxes(mixed)) == 4


def test_the_summary_counts_the_silent_as_the_reminders_page_does(line, mixed):
    assert summary_of(line, mixed).silent == len(reminders_panel(mixed).silent) == 2


def test_the_summary_leaves_out_facilitators_whose_account_is_closed(line, programme, network):
    gone = factories.person(deactivated_at=clock.now())
    factories.role(gone, "facilitator", programme)
    factories.role(line, "facilitator", programme, network=network)

    assert summary_of(line, programme).facilitators == [line]
