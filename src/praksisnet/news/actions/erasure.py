"""What is left of a person who is forgotten."""

from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor
from praksisnet.news.models import NewsItem
from praksisnet.people.actions import unname
from praksisnet.people.models import Person


def erase_traces(person: Person, *, by: Actor) -> None:
    """The news stays; that it was this person who wrote, published, changed or withdrew them goes."""
    erased = unname(person, {NewsItem: ["made_by", "published_by", "changed_by", "withdrawn_by"]})
    if erased:
        record("erased_news_traces", person, by=by, refs={"erased": erased})
