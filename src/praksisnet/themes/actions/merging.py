"""One theme becomes part of another, and everything follows; and that taken back."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record, record_all
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.themes.actions.naming import retire
from praksisnet.themes.models import Merger, Theme, ThemeWord
from praksisnet.themes.queries import Relation, relations
from praksisnet.themes.sockets import retell


@transaction.atomic
def merge_themes(theme: Theme, into: Theme, *, by: Actor) -> Theme:
    """What the first theme carries becomes the second's; its name, words and address lead there from now on.

    Refuses a theme into itself, and one that is merged already or out of use as the receiver.
    """
    theme, into = _both(theme, into)
    if theme.pk == into.pk:
        raise Refused(_("A theme cannot be merged into itself."))
    if theme.merged_into_id == into.pk:
        return into
    if theme.merged_into_id is not None:
        raise Refused(_("The theme is already merged into another."))
    if into.retired_at is not None:
        raise Refused(_("Choose a theme that is in use."))
    moved = {
        "was_retired": theme.retired_at is not None,
        "words": list(ThemeWord.objects.filter(theme=theme).order_by("pk").values_list("pk", flat=True)),
        "merged": list(Theme.objects.filter(merged_into=theme).order_by("pk").values_list("pk", flat=True)),
        "rows": {relation.name: _move(relation, theme, into, by) for relation in relations()},
    }
    ThemeWord.objects.filter(theme=theme).update(theme=into)
    Theme.objects.filter(merged_into=theme).update(merged_into=into)
    theme.merged_into = into
    retire(theme, by)
    Merger.objects.create(theme=theme, into=into, moved=moved, merged_by_id=by.signed_in_id)
    record("theme_merged", theme, by=by, refs={"into": into.pk})
    retell([into])
    return into


@transaction.atomic
def unmerge_themes(theme: Theme, *, by: Actor) -> Theme:
    """The theme is its own again, with exactly what moved; what has come under the other since stays there.

    A repeat changes nothing. Refuses: the other one was merged on since, which has to be taken back first.
    """
    merger = Merger.objects.filter(theme=theme, undone_at__isnull=True).select_related("into").first()
    if merger is None:
        return theme
    theme, into = _both(theme, merger.into)
    if theme.merged_into_id != into.pk:
        raise Refused(_("The other theme has since been merged into another. Take that back first."))
    moved: dict[str, Any] = merger.moved
    for relation in relations():
        _move_back(relation, moved["rows"].get(relation.name, {}), theme, into, by)
    ThemeWord.objects.filter(pk__in=moved["words"], theme=into).update(theme=theme)
    Theme.objects.filter(pk__in=moved["merged"], merged_into=into).update(merged_into=theme)
    theme.merged_into = None
    if not moved["was_retired"]:
        theme.retired_at = theme.retired_by = None
    theme.save(update_fields=["retired_at", "retired_by", "merged_into"])
    merger.undone_at, merger.undone_by_id = clock.now(), by.signed_in_id
    merger.save(update_fields=["undone_at", "undone_by"])
    record("theme_unmerged", theme, by=by, refs={"from": into.pk})
    retell([theme, into])
    return theme


def _both(theme: Theme, into: Theme) -> tuple[Theme, Theme]:
    """Locked in one order: two merges that cross would wait for each other."""
    pks = sorted({theme.pk, into.pk})
    locked = {row.pk: row for row in Theme.objects.select_for_update().filter(pk__in=pks).order_by("pk")}
    return locked[theme.pk], locked[into.pk]


def _move(relation: Relation, theme: Theme, into: Theme, by: Actor) -> dict[str, list[int]]:
    """Whatever a room keeps under the theme stands under the other one now, and has that in its own history."""
    under = set(relation.rows(theme))
    both = under & set(relation.rows(into))
    relation.remove(theme, under)
    relation.add(into, under - both)
    refs = {"from": theme.pk, "to": into.pk}
    record_all("theme_followed", relation.sources(under), by=by, fields=[relation.field], refs=refs)
    return {"moved": sorted(under - both), "both": sorted(both)}


def _move_back(relation: Relation, moved: dict[str, list[int]], theme: Theme, into: Theme, by: Actor) -> None:
    """Those that are still there; one that somebody has taken from under the other since is left as it is."""
    alone, both = set(moved.get("moved", ())), set(moved.get("both", ()))
    back = (alone | both) & set(relation.rows(into))
    relation.remove(into, alone & back)
    relation.add(theme, back)
    refs = {"from": into.pk, "to": theme.pk}
    record_all("theme_followed", relation.sources(back), by=by, fields=[relation.field], refs=refs)
