"""A draft becomes news, is withdrawn and put back; who reads it follows at once, in search too."""

from datetime import timedelta

import pytest

from praksisnet.journal.models import Entry
from praksisnet.kit import clock
from praksisnet.kit.refusal import Refused
from praksisnet.news.actions import change_news, index_under_themes, publish_news, withdraw_news
from praksisnet.news.models import NewsItem
from praksisnet.news.queries import news_for
from praksisnet.search.queries import find
from praksisnet.themes.actions import create_theme, rename_theme

DAY = timedelta(days=1)


def found(person, words="landsmødet"):
    return find(person, words, kinds=["news"], limit=10).keys


def test_publish_news_is_done_once(written, line, by):
    item = written("Datoen for landsmødet")

    for _time in range(2):
        item = publish_news(item, by=by)

    assert (item.state, item.published_by) == ("published", line)
    assert Entry.objects.filter(verb="news_published").count() == 1


def test_publish_news_refuses_a_draft_whose_day_has_passed(written, by):
    item = written("Nyt", shown_until=clock.today())
    NewsItem.objects.filter(pk=item.pk).update(shown_until=clock.today() - DAY)

    with pytest.raises(Refused):
        publish_news(item, by=by)


def test_withdraw_news_takes_it_from_readers_and_keeps_it_for_writers(published, mette, line, by):
    item = published("Datoen for landsmødet")
    assert found(mette) == [str(item.pk)]

    for _time in range(2):
        item = withdraw_news(item, by=by)

    assert [list(news_for(who)) for who in (mette, line)] == [[], [item]]
    assert (found(mette), Entry.objects.filter(verb="news_withdrawn").count()) == ([], 1)


def test_publish_news_puts_back_what_was_withdrawn_with_its_first_day(published, mette, by):
    item = published("Datoen for landsmødet")
    first = item.published_at

    back = publish_news(withdraw_news(item, by=by), by=by)

    assert (back.state, back.published_at, found(mette)) == ("published", first, [str(item.pk)])


def test_withdraw_news_refuses_a_draft(written, by):
    with pytest.raises(Refused):
        withdraw_news(written("Kladde"), by=by)


def test_a_draft_is_found_by_nobody(written, line):
    written("Datoen for landsmødet")

    assert found(line) == []


def test_narrowing_who_it_is_for_takes_it_from_the_others_search(published, mette, by, second):
    item = published("Datoen for landsmødet")

    change_news(item, reach="networks", networks=[second], by=by)

    assert (found(mette), list(news_for(mette))) == ([], [])


def test_it_is_found_by_its_text_and_by_another_name_of_its_theme(
    published, mette, by, django_capture_on_commit_callbacks
):
    theme = create_theme("Aflastning", by=by)
    item = published("Nyt", body="Vi mødes på **Hotel Havblik**.", themes=[theme])

    rename_theme(theme, name="Afløsning i weekenden", name_en="", description="", by=by)
    index_under_themes([theme.pk])

    assert [found(mette, words) for words in ("havblik", "afløsning")] == [[str(item.pk)]] * 2
