import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praksisnet.kit import clock, links
from praksisnet.kit.links import BadLink, Reason

LINES = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), min_size=1, max_size=40)


def reason_of(token: str, purpose: str = "invitation", **options) -> Reason:
    with pytest.raises(BadLink) as refused:
        links.read(token, purpose, **options)
    return refused.value.reason


@given(purpose=LINES, row_id=st.integers(0, 2**63 - 1), holder=LINES)
def test_read_gives_back_what_make_was_given(purpose, row_id, holder):
    link = links.read(links.make(purpose, row_id, holder), purpose)

    assert (link.row_id, link.holder) == (row_id, holder)


def test_make_is_short_and_safe_in_an_address():
    token = links.make("networks.invitation", 123_456, "person:98765")

    assert re.fullmatch(r"[\w.-]+", token, re.ASCII)
    assert len(token) < 95


@given(data=st.data())
def test_read_refuses_every_single_changed_letter(data):
    token = links.make("invitation", 7, "person:9")
    place = data.draw(st.integers(0, len(token) - 1))
    letter = data.draw(st.sampled_from("ABCXYZabcxyz019-_").filter(lambda letter: letter != token[place]))

    changed = token[:place] + letter + token[place + 1 :]

    assert reason_of(changed) in {Reason.FORGED, Reason.MALFORMED}


@given(st.text(max_size=200))
def test_read_refuses_any_other_text(text):
    assert reason_of(text) in {Reason.FORGED, Reason.MALFORMED}


def test_read_refuses_a_link_made_for_another_page():
    assert reason_of(links.make("seat", 7, "person:9")) is Reason.OTHER_PURPOSE


def test_read_refuses_a_link_that_was_cut_off():
    assert reason_of(links.make("invitation", 7, "person:9").partition(".")[0]) is Reason.MALFORMED


def test_read_forgives_a_full_stop_after_a_copied_link():
    assert links.read(links.make("invitation", 7, "person:9") + ".\n", "invitation").row_id == 7


def test_read_refuses_an_old_link_only_when_an_age_is_asked():
    with clock.moved_to(clock.at(clock.today()) - timedelta(days=30)):
        token = links.make("invitation", 7, "person:9")

    assert links.read(token, "invitation").row_id == 7
    assert reason_of(token, max_age=timedelta(days=14)) is Reason.EXPIRED


def test_read_takes_links_of_an_older_key_until_it_is_retired(settings):
    settings.LINK_KEYS = ["old"]
    token = links.make("invitation", 7, "person:9")

    settings.LINK_KEYS = ["new", "old"]
    assert links.read(token, "invitation").row_id == 7

    settings.LINK_KEYS = ["new"]
    assert reason_of(token) is Reason.FORGED


def test_make_signs_with_the_newest_key(settings):
    settings.LINK_KEYS = ["new", "old"]
    token = links.make("invitation", 7, "person:9")

    settings.LINK_KEYS = ["old"]

    assert reason_of(token) is Reason.FORGED


def test_make_refuses_a_holder_of_two_lines():
    with pytest.raises(ValueError, match="single lines"):
        links.make("invitation", 7, "a\nb")
