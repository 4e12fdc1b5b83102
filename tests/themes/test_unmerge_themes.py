"""A merger taken back: exactly what moved, and nothing that has come since."""

import pytest

from praksisnet.following.actions import follow_theme
from praksisnet.following.queries import followed_by
from praksisnet.journal.queries import entries_about
from praksisnet.kit.refusal import Refused
from praksisnet.themes import queries
from praksisnet.themes.actions import add_word, create_theme, merge_themes, retire_theme, unmerge_themes
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def respite(by):
    return create_theme("Aflastning", by=by)


@pytest.fixture
def pay(by):
    return create_theme("Vederlag", by=by)


@pytest.fixture
def follower(by):
    """``follower(theme, …)``: somebody who follows these."""

    def made(*themes):
        person = factories.person()
        for theme in themes:
            follow_theme(person, theme, by=by)
        return person

    return made


def test_what_moved_moves_back_and_what_came_since_stays(respite, pay, follower, by):
    one, both = follower(pay), follower(pay, respite)
    word = add_word(pay, "Honorar", by=by)
    merge_themes(pay, respite, by=by)
    moved = [list(followed_by(person)) for person in (one, both)]
    late = follower(respite)
    later = add_word(respite, "Pause", by=by)

    unmerge_themes(pay, by=by)

    assert moved == [[respite], [respite]]
    assert [list(followed_by(person)) for person in (one, both, late)] == [[pay], [respite, pay], [respite]]
    assert (list(pay.words.all()), list(respite.words.all())) == ([word], [later])
    assert queries.themes_by_word()["vederlag"] == pay


def test_what_was_taken_from_the_other_since_does_not_come_back(respite, pay, follower, by):
    from praksisnet.following.actions import unfollow_theme

    one = follower(pay)
    merge_themes(pay, respite, by=by)
    unfollow_theme(one, respite, by=by)

    unmerge_themes(pay, by=by)

    assert list(followed_by(one)) == []


def test_a_repeat_changes_nothing_and_all_of_it_is_journaled(respite, pay, by):
    merge_themes(pay, respite, by=by)

    for _press in range(2):
        unmerge_themes(pay, by=by)

    verbs = [entry.verb for entry in entries_about(pay)]
    assert verbs == ["theme_unmerged", "theme_merged", "theme_created"]


def test_one_that_was_out_of_use_before_is_so_again(respite, pay, by):
    retire_theme(pay, by=by)
    merge_themes(pay, respite, by=by)

    unmerge_themes(pay, by=by)

    pay.refresh_from_db()
    assert (pay.merged_into, pay.retired_at is None) == (None, False)


def test_mergers_on_top_are_taken_back_in_order(respite, pay, by):
    third = create_theme("Tredje", by=by)
    merge_themes(pay, respite, by=by)
    merge_themes(respite, third, by=by)

    with pytest.raises(Refused):
        unmerge_themes(pay, by=by)
    unmerge_themes(respite, by=by)
    unmerge_themes(pay, by=by)

    assert [queries.themes_by_word()[word] for word in ("vederlag", "aflastning")] == [pay, respite]


def test_what_moves_is_said_in_words_for_every_kind_of_thing(respite, pay, follower, in_english, by):
    follower(pay)
    add_word(pay, "Honorar", by=by)

    named = [queries.carried_words(relation.name, 2) for relation in queries.relations()]

    assert queries.what_moves(pay) == ["1 follower", "1 other word"]
    assert [words for words in named if "." in words] == []
