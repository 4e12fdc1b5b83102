"""What is written is a draft, within the rules; a change keeps who and when, and a draft can be thrown away."""

from datetime import timedelta

import pytest

from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.refusal import Refused
from praksisnet.news.actions import change_news, drop_news, write_news
from praksisnet.news.models import NewsItem
from praksisnet.themes.actions import create_theme
from tests.guard.numbers import some_number


def test_write_news_makes_a_draft_of_one_line_titles(written, line):
    item = written("  Datoen er\nsat ", body="Linje et  \n\n## To\n")

    assert (item.title, item.state, item.made_by) == ("Datoen er sat", "draft", line)
    assert item.body == "Linje et  \n\n## To"


@pytest.mark.parametrize(
    "wanted",
    [
        {"title": " "},
        {"summary": ""},
        {"title": "x" * 151},
        {"body": "x" * 10_001},
        {"reach": "somebody"},
        {"reach": "networks"},
        {"shown_until": clock.today() - timedelta(days=1)},
    ],
    ids=str,
)
def test_write_news_refuses_what_says_nothing_or_too_much(programme, by, wanted):
    with pytest.raises(Refused):
        write_news(programme, by=by, **{"title": "Nyt", "summary": "Kort.", **wanted})

    assert NewsItem.objects.count() == 0


@pytest.mark.parametrize("name", ["title", "summary", "body"])
def test_write_news_refuses_a_cpr_number(written, name):
    with pytest.raises(Refused):
        written(**{"title": "Nyt", name: f"Ring om {some_number()}"})


def test_write_news_refuses_a_number_that_is_whole_to_readers_only(written):
    number = some_number()

    with pytest.raises(Refused):
        written("Nyt", body=f"{number[:4]}**{number[4:]}**")


def test_write_news_refuses_a_network_of_another_programme(world, written):
    with pytest.raises(Refused):
        written("Nyt", reach="networks", networks=[world.there.network])


def test_write_news_refuses_a_closed_programme(programme, line, written):
    programme.closed_at, programme.closed_by = clock.now(), line
    programme.save()

    with pytest.raises(Refused):
        written("Nyt")


def test_what_is_for_all_has_no_network_of_its_own(written, network):
    assert written("Nyt", networks=[network]).networks.count() == 0


def test_change_news_says_who_and_when_once_it_is_published(written, published, line, by):
    draft, item = written("Kladde"), published("Nyt")

    changed = [change_news(one, title="Rettet", by=by) for one in (draft, item)]

    assert [(one.title, one.changed_by) for one in changed] == [("Rettet", None), ("Rettet", line)]


def test_change_news_to_the_same_changes_nothing(published, by, network):
    item = published("Nyt", reach="networks", networks=[network])

    for _time in range(2):
        change_news(item, title="Nyt", reach="networks", networks=[network], themes=[], by=by)

    assert not Entry.objects.filter(verb="news_changed").exists()


def test_change_news_from_some_networks_to_all_lets_the_networks_go(published, by, network):
    item = published("Nyt", reach="networks", networks=[network])

    change_news(item, reach="programme", by=by)

    assert (item.networks.count(), Entry.objects.filter(verb="news_changed").count()) == (0, 1)


def test_change_news_keeps_a_last_day_that_has_passed_and_refuses_a_new_one(published, by):
    item, gone = published("Nyt"), clock.today() - timedelta(days=3)
    NewsItem.objects.filter(pk=item.pk).update(shown_until=gone)

    change_news(item, title="Rettet", shown_until=gone, by=by)

    with pytest.raises(Refused):
        change_news(item, shown_until=gone + timedelta(days=1), by=by)
    item.refresh_from_db()
    assert (item.title, item.shown_until) == ("Rettet", gone)


def test_drop_news_deletes_a_draft_once(written, by):
    item = written("Kladde", themes=[create_theme("Aflastning", by=by)])

    assert [drop_news(item, by=by) for _time in range(2)] == [True, False]
    assert NewsItem.objects.count() == 0


def test_drop_news_refuses_what_readers_have_seen(published, by):
    with pytest.raises(Refused):
        drop_news(published("Nyt"), by=by)
