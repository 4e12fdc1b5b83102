from datetime import date, timedelta

import pytest
from django.utils.html import strip_tags

from praksisnet.following.queries import attending
from praksisnet.kit import clock, observe
from praksisnet.kit.permissions import Who

MORNING = clock.at(date(2026, 9, 7), 8)


@pytest.fixture
def look(world):
    """``look(moment)``: Mette opens the library then; what the page said."""
    client = world.client(Who.PARTICIPANT, language="en")

    def looked(moment, path="/library/"):
        with clock.moved_to(moment):
            page = " ".join(strip_tags(client.get(path).content.decode()).split())
            observe.flush()
        return page

    return looked


def test_new_is_what_came_since_the_last_visit_ended(look, published):
    look(MORNING)
    look(MORNING + timedelta(hours=1))
    with clock.moved_to(MORNING + timedelta(days=1)):
        published("Ny skabelon")

    later = [look(MORNING + timedelta(days=2)), look(MORNING + timedelta(days=2, hours=1))]
    done = look(MORNING + timedelta(days=3))

    said = "One is new since you were here on 7 September."
    assert ([said in page for page in later], said in done) == ([True, True], False)


def test_the_first_visit_marks_nothing(look, published):
    with clock.moved_to(MORNING - timedelta(days=1)):
        published("Ny skabelon")

    assert "new since you were here" not in look(MORNING)


def test_the_front_page_counts_as_a_visit_and_marks_too(look, published, mette):
    look(MORNING, "/")
    with clock.moved_to(MORNING + timedelta(days=1)):
        published("Ny skabelon")

    page = look(MORNING + timedelta(days=2), "/")

    assert "Ny skabelon New" in page
    with clock.moved_to(MORNING + timedelta(days=2, hours=1)):
        assert attending(mette).new_since - MORNING < timedelta(minutes=5)  # the clock runs on while the page is made


def test_what_one_may_not_read_is_not_counted(look, published):
    look(MORNING)
    with clock.moved_to(MORNING + timedelta(days=1)):
        published("Lukket", tokens=["network:999"])

    assert "new since you were here" not in look(MORNING + timedelta(days=2))
