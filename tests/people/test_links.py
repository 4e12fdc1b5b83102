"""A mailed link names whom it was written to: the person at today's address, while the account is open."""

import pytest

from praksisnet.kit import clock
from praksisnet.kit.links import BadLink
from praksisnet.people.links import holder_of, person_named


def test_the_holder_of_a_link_is_found_again(mette):
    assert person_named(holder_of(mette)) == mette


def test_a_link_to_an_old_address_names_nobody(mette):
    holder = holder_of(mette)
    mette.email = "mette.kjaer@faxe.example"
    mette.save()

    with pytest.raises(BadLink):
        person_named(holder)


def test_a_link_to_a_closed_account_names_nobody(mette):
    mette.deactivated_at = clock.now()
    mette.save()

    with pytest.raises(BadLink):
        person_named(holder_of(mette))


@pytest.mark.parametrize("holder", ["", "person:", "person:x:123", "statement:1", "person:999:0123456789ab"])
def test_what_names_no_person_is_refused(holder, db):
    with pytest.raises(BadLink):
        person_named(holder)
