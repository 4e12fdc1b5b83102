from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.following.models import Attention, SavedSearch
from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.people.models import Person
from praksisnet.themes.models import Theme


@transaction.atomic
def follow_theme(person: Person, theme: Theme, *, by: Actor) -> Attention:
    """From now on what is new under the theme stands in the person's weekly letter. A repeat changes nothing.

    Refuses: a theme that is out of use.
    """
    if theme.retired_at is not None:
        raise Refused(_("Choose a theme that is in use."))
    row, _is_new = Attention.objects.select_for_update().get_or_create(person=person)
    if not row.themes.filter(pk=theme.pk).exists():
        row.themes.add(theme)
        record("theme_follow_begun", row, by=by, refs={"theme": theme.pk})
    return row


@transaction.atomic
def unfollow_theme(person: Person, theme: Theme, *, by: Actor) -> None:
    """A repeat changes nothing."""
    row = Attention.objects.select_for_update().filter(person=person, themes=theme).first()
    if row is not None:
        row.themes.remove(theme)
        record("theme_follow_ended", row, by=by, refs={"theme": theme.pk})


@transaction.atomic
def erase_traces(person: Person, *, by: Actor) -> None:
    """Forget what the person followed, and when they were here."""
    erased = [model.objects.filter(person=person).delete()[0] for model in (Attention, SavedSearch)]
    if any(erased):
        record("erased_following", person, by=by, refs={"erased": erased})
