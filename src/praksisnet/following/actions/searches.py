from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.following.models import Attention, SavedSearch, folded
from praksisnet.following.words import MOST_LETTERS, MOST_SEARCHES
from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import one_line
from praksisnet.kit.refusal import Refused
from praksisnet.people.models import Person
from praksisnet.themes.models import Theme


@transaction.atomic
def save_search(person: Person, words: str, *, themes: Iterable[Theme] = (), by: Actor) -> SavedSearch:
    """From now on what new answers the words stands in the weekly letter. The same words again: with these themes.

    Refuses: no words, or too many of them; a CPR number; more than twenty searches.
    """
    words = one_line(words)
    if not folded(words):
        raise Refused(_("Write what you search for."))
    if len(words) > MOST_LETTERS:
        raise Refused(_("The search is too long. Use fewer words."))
    refuse_cpr(words)
    Attention.objects.select_for_update().get_or_create(person=person)
    mine = SavedSearch.objects.filter(person=person)
    search = mine.filter(folded=folded(words)).first()
    if search is None:
        if mine.count() >= MOST_SEARCHES:
            raise Refused(_("You have twenty saved searches. Remove one first."))
        search = SavedSearch.objects.create(person=person, words=words)
        record("search_saved", search, by=by)
    search.themes.set(themes)
    return search


@transaction.atomic
def remove_search(search: SavedSearch, *, by: Actor) -> None:
    """One that is gone already changes nothing."""
    known = SavedSearch.objects.select_for_update().filter(pk=search.pk).first()
    if known is not None:
        record("search_removed", known, by=by)
        known.delete()
