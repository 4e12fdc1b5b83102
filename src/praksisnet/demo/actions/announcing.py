"""What programmes tell their networks and everybody: news at their time, one withdrawn, one not published yet."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any

from praksisnet.demo.actions.history import Event
from praksisnet.demo.recipe import ProgrammeRecipe, news_recipe
from praksisnet.demo.setting import Setting, persona
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.networks.models import Network
from praksisnet.news.actions import publish_news, withdraw_news, write_news
from praksisnet.news.models import NewsItem
from praksisnet.news.words import Reach
from praksisnet.themes.models import Theme

Text = dict[str, Any]
STEPS = {"draft": 0, "published": 1, "withdrawn": 2}
PUBLISHED_AFTER, REGRETTED_AFTER = timedelta(minutes=5), timedelta(hours=3)


def news_events(plan: ProgrammeRecipe, setting: Setting) -> Iterator[Event]:
    """The texts of news.toml that this programme tells."""
    for text in news_recipe():
        if text["programme"] == plan.key:
            day = setting.today - timedelta(days=text["days"])
            yield Event(clock.at(day, 9, 10), partial(_write, plan, setting, text))


def _write(plan: ProgrammeRecipe, setting: Setting, text: Text) -> list[Event]:
    by = Actor.person(persona(text["by"]))
    programme = setting.programme(plan)
    draft = write_news(
        programme,
        **{name: text[name] for name in ("title", "summary", "body")},
        reach=text.get("reach", Reach.PROGRAMME),
        networks=Network.objects.filter(programme=programme, name__in=text.get("networks", ())),
        themes=Theme.objects.filter(name__in=text["themes"]),
        shown_until=clock.today() + timedelta(days=text["until"]) if "until" in text else None,
        by=by,
    )
    steps = [(PUBLISHED_AFTER, _publish), (REGRETTED_AFTER, _withdraw)][: STEPS[text.get("ends", "published")]]
    return [Event(clock.now() + after, partial(step, draft, by)) for after, step in steps]


def _publish(draft: NewsItem, by: Actor) -> None:
    publish_news(draft, by=by)


def _withdraw(item: NewsItem, by: Actor) -> None:
    withdraw_news(item, by=by)
