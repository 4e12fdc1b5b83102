"""What is written in parts, and stands at each step on its way into the library."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any

from praksisnet.demo.actions.history import Event
from praksisnet.demo.recipe import ProgrammeRecipe, library_recipe
from praksisnet.demo.setting import Setting, persona
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.knowledge import actions
from praksisnet.knowledge.models import Release, Resource
from praksisnet.themes.models import Theme

Text = dict[str, Any]
ANSWERED_AFTER = timedelta(days=2)
PLAIN = ("kind", "title", "summary", "body", "authors", "evidence", "licence", "parts")


def shelf_events(plan: ProgrammeRecipe, setting: Setting) -> Iterator[Event]:
    """The texts of library.toml that belong to this programme."""
    for text in library_recipe():
        if text["programme"] == plan.key:
            day = setting.today - timedelta(days=text["days"])
            yield Event(clock.at(day, 10, 20), partial(_write, plan, setting, text))


def _write(plan: ProgrammeRecipe, setting: Setting, text: Text) -> list[Event]:
    by = Actor.person(persona(plan.facilitator))
    draft = actions.create_resource(
        setting.programmes[plan.key],
        **{name: text[name] for name in PLAIN if name in text},
        source="" if "municipality" in text else setting.places[plan.partners[0]].name,
        themes=Theme.objects.filter(name__in=text["themes"]),
        municipality=setting.named(text["municipality"]) if "municipality" in text else None,
        owner=persona(text["owner"]),
        review_on=clock.today() + timedelta(days=text["review_in"]),
        by=by,
    )
    return [*_on_its_way(draft, text, by), *_published(draft, setting, text)]


def _on_its_way(draft: Resource, text: Text, by: Actor) -> list[Event]:
    """Sent for review; a municipality's own example to its leader first."""
    if "leader" not in text:
        actions.send_for_review(draft, by=by)
        return []
    name, title, email = text["leader"]
    release = actions.ask_release(draft, name=name, title=title, email=email, by=by)
    return [] if text["ends"] == "asked" else [Event(clock.now() + ANSWERED_AFTER, partial(_release, release))]


def _published(draft: Resource, setting: Setting, text: Text) -> list[Event]:
    if text["ends"] != "published":
        return []
    partner = Actor.person(persona(text["owner"]))
    changes = [
        Event(clock.at(setting.today - timedelta(days=change["days"]), 11), partial(_change, draft, change, partner))
        for change in text.get("changes", [])
    ]
    return [Event(clock.now() + 2 * ANSWERED_AFTER, partial(_publish, draft, partner)), *changes]


def _release(release: Release) -> None:
    actions.release_example(release, by=Actor.guest(release.name))


def _publish(draft: Resource, by: Actor) -> None:
    actions.publish_resource(draft, by=by)


def _change(draft: Resource, change: Text, by: Actor) -> None:
    parts = Resource.objects.values_list("parts", flat=True).get(pk=draft.pk)
    actions.change_resource(draft, parts={**parts, **change["parts"]}, by=by)
