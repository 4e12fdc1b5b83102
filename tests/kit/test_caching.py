"""Nobody keeps the pages of somebody signed in."""

import pytest

from tests import factories
from tests.people.conftest import signed_in


@pytest.mark.parametrize("page", ["/", "/profile/", "/networks/", "/nothing/here/", "/people/"])
def test_a_page_of_somebody_signed_in_is_kept_by_nobody(page, db):
    client = signed_in(factories.person())

    assert client.get(page).headers["Cache-Control"] == "private, no-store"


def test_a_page_of_nobody_in_particular_may_be_kept(client, db):
    assert "Cache-Control" not in client.get("/help/").headers
