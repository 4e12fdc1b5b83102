"""A draft becomes news; news is withdrawn, and put back."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.news.actions.finding import index_news
from praksisnet.news.actions.writing import locked, refuse_closed
from praksisnet.news.models import NewsItem
from praksisnet.news.words import State


@transaction.atomic
def publish_news(item: NewsItem, *, by: Actor) -> NewsItem:
    """From now on those it is for meet it, and find it; what was withdrawn comes back with the day it first had.

    A repeat changes nothing. Refuses: a closed programme; a draft whose last day on front pages has passed.
    """
    item = locked(item)
    if item.state is State.PUBLISHED:
        return item
    refuse_closed(item.programme)
    if item.published_at is None:
        if item.shown_until and item.shown_until < clock.today():
            raise Refused(_("The last day on front pages has passed. Change it first."))
        item.published_at, item.published_by_id = clock.now(), by.signed_in_id
        verb = "news_published"
    else:
        verb = "news_put_back"
    item.withdrawn_at = item.withdrawn_by = None
    item.save()
    index_news(item)
    record(verb, item, by=by, fields=["published_at", "withdrawn_at"])
    return item


@transaction.atomic
def withdraw_news(item: NewsItem, *, by: Actor) -> NewsItem:
    """Nobody but those who write in the programme reads it. A repeat changes nothing. Refuses: a draft."""
    item = locked(item)
    if item.state is State.DRAFT:
        raise Refused(_("It is a draft: nobody else has seen it."))
    if item.withdrawn_at is None:
        item.withdrawn_at, item.withdrawn_by_id = clock.now(), by.signed_in_id
        item.save()
        index_news(item)
        record("news_withdrawn", item, by=by, fields=["withdrawn_at"])
    return item
