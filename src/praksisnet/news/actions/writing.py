"""What those who speak for a programme write."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.access.actions import audience
from praksisnet.guard.markdown import as_read
from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import as_written, one_line
from praksisnet.kit.refusal import Refused
from praksisnet.networks.models import Network, Programme
from praksisnet.news.actions.finding import index_news
from praksisnet.news.models import NewsItem
from praksisnet.news.queries.readers import tokens_of_reach
from praksisnet.news.words import LONGEST_SUMMARY, LONGEST_TEXT, LONGEST_TITLE, Reach, State
from praksisnet.themes.models import Theme

LIMITS = {"title": LONGEST_TITLE, "summary": LONGEST_SUMMARY, "body": LONGEST_TEXT}
VALUES = (*LIMITS, "reach", "shown_until")


@transaction.atomic
def write_news(
    programme: Programme,
    *,
    title: str,
    summary: str,
    body: str = "",
    reach: str = Reach.PROGRAMME,
    networks: Iterable[Network] = (),
    themes: Iterable[Theme] = (),
    shown_until: date | None = None,
    by: Actor,
) -> NewsItem:
    """A draft, seen by those who write in the programme. ``body`` is Markdown; ``networks`` is whose news it is.

    Refuses: a closed programme; no title or summary, a text that is too long, a CPR number; news for some networks
    without a network, or with one of another programme; a last day that has passed.
    """
    refuse_closed(programme)
    texts = _tidy({"title": title, "summary": summary, "body": body})
    meant_for = _networks_of(programme, reach, networks)
    _refuse_past(shown_until)
    item = NewsItem.objects.create(
        programme=programme,
        reach=reach,
        audience=audience(tokens_of_reach(programme, reach, meant_for)),
        shown_until=shown_until,
        made_at=clock.now(),
        made_by_id=by.signed_in_id,
        **texts,
    )
    item.networks.set(meant_for)
    item.themes.set(themes)
    record("news_written", item, by=by)
    return item


@transaction.atomic
def change_news(item: NewsItem, *, by: Actor, **wanted: Any) -> NewsItem:
    """New values for any of what ``write_news`` takes; what is not named stays. A repeat changes nothing.

    Readers see it at once where it is published. Refuses as ``write_news`` does, but for a closed programme.
    """
    item = locked(item)
    values = {**wanted, **_tidy({name: wanted[name] for name in LIMITS if name in wanted})}
    changed = {name for name in VALUES if name in values and getattr(item, name) != values[name]}
    if "shown_until" in changed:
        _refuse_past(values["shown_until"])
    for name in changed:
        setattr(item, name, values[name])
    changed |= _set_rows(item, values)
    if changed:
        item.audience = audience(tokens_of_reach(item.programme, item.reach, item.networks.all()))
        if item.published_at:
            item.changed_at, item.changed_by_id = clock.now(), by.signed_in_id
        item.save()
        index_news(item)
        record("news_changed", item, by=by, fields=changed)
    return item


@transaction.atomic
def drop_news(item: NewsItem, *, by: Actor) -> bool:
    """The draft is thrown away. False: it is gone already. Refuses: readers have seen it."""
    found = NewsItem.objects.select_for_update().filter(pk=item.pk).first()
    if found is None:
        return False
    if found.state is not State.DRAFT:
        raise Refused(_("It has been published, so it cannot be thrown away. Withdraw it instead."))
    record("news_dropped", found, by=by)
    found.delete()
    return True


def locked(item: NewsItem) -> NewsItem:
    """As it is now, and nobody else's for the rest of the transaction."""
    return NewsItem.objects.select_for_update(of=("self",)).select_related("programme").get(pk=item.pk)


def refuse_closed(programme: Programme) -> None:
    if programme.is_closed:
        raise Refused(_("The programme is closed."))


def _tidy(texts: Mapping[str, str]) -> dict[str, str]:
    kept = {name: as_written(text) if name == "body" else one_line(text) for name, text in texts.items()}
    if not (kept.get("title", "-") and kept.get("summary", "-")):
        raise Refused(_("Write a title, and one or two sentences that say what is new."))
    if any(len(text) > LIMITS[name] for name, text in kept.items()):
        raise Refused(_("The text is too long."))
    refuse_cpr(*kept.values(), as_read(kept.get("body", "")))
    return kept


def _networks_of(programme: Programme, reach: str, networks: Iterable[Network]) -> list[Network]:
    """Whose it is; what is for all has no networks of its own."""
    if reach not in Reach.values:
        raise Refused(_("Choose who the news is for."), code="reach")
    found: Sequence[Network] = list(networks) if reach == Reach.NETWORKS else []
    if reach == Reach.NETWORKS and not found:
        raise Refused(_("Choose at least one network."), code="networks")
    if any(network.programme_id != programme.pk for network in found):
        raise Refused(_("The network belongs to another programme."), code="networks")
    return list(found)


def _refuse_past(day: date | None) -> None:
    if day and day < clock.today():
        raise Refused(_("Choose today or a later day."), code="shown_until")


def _set_rows(item: NewsItem, values: Mapping[str, Any]) -> set[str]:
    """Networks and themes, after the reach they go with is set."""
    wanted = {name: values[name] for name in ("networks", "themes") if name in values}
    if {"networks", "reach"} & values.keys():
        networks = values.get("networks", item.networks.all())
        wanted["networks"] = _networks_of(item.programme, item.reach, networks)
    changed = set()
    for name, rows in wanted.items():
        relation = getattr(item, name)
        before, after = set(relation.values_list("pk", flat=True)), {row.pk for row in rows}
        if before != after:
            relation.set(after)
            changed.add(name)
    return changed
