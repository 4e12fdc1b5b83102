"""What somebody did with news stands in their own data, and goes when they are forgotten."""

from praksisnet.kit.actor import Actor
from praksisnet.news.actions import change_news, erase_traces, withdraw_news
from praksisnet.news.mine import NewsData
from praksisnet.news.models import NewsItem


def test_my_data_name_what_i_wrote_published_changed_and_withdrew(published, line, by):
    item = change_news(published("Nyt"), title="Rettet", by=by)
    withdraw_news(item, by=by)

    facts = NewsData().about(line).facts

    assert [str(fact.label) for fact in facts] == [
        "You wrote a piece of news",
        "You published a piece of news",
        "You changed a piece of news",
        "You withdrew a piece of news",
    ]
    assert {str(fact.value).partition(": ")[2] for fact in facts} == {"Rettet"}


def test_erase_traces_leaves_the_news_without_the_name(published, line, by):
    item = withdraw_news(change_news(published("Nyt"), title="Rettet", by=by), by=by)

    erase_traces(line, by=Actor.system("test"))

    kept = NewsItem.objects.get(pk=item.pk)
    assert [kept.made_by, kept.published_by, kept.changed_by, kept.withdrawn_by] == [None] * 4
    assert kept.title == "Rettet"
