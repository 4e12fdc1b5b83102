"""What a municipality does: raise a need, stand behind one, step back, mend the text."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.adaptation.models import Need, Support
from praksisnet.adaptation.words import MOST_LETTERS
from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import as_written
from praksisnet.kit.refusal import Refused
from praksisnet.networks.models import Programme
from praksisnet.organisations.models import Organisation
from praksisnet.themes.models import Theme
from praksisnet.todos.actions import settle


@transaction.atomic
def raise_need(
    programme: Programme, municipality: Organisation, *, body: str, themes: Iterable[Theme] = (), by: Actor
) -> Need:
    """Raise a need for a municipality, which then stands behind it.

    Refuses: a programme that is not open; an empty or too long text; a CPR number in it.
    """
    _refuse_programme(programme)
    body = _tidy(body)
    need = Need.objects.create(
        programme=programme, municipality=municipality, body=body, raised_at=clock.now(), raised_by_id=by.signed_in_id
    )
    need.themes.set(themes)
    _stand_behind(need, municipality, by)
    record("need_raised", need, by=by, refs={"municipality": municipality.pk})
    return need


@transaction.atomic
def support_need(need: Need, municipality: Organisation, *, by: Actor) -> bool:
    """Put a municipality behind the need; False when it already stands there: it weighs one.

    Refuses: a need that has got its answer or is withdrawn; a programme that is not open.
    """
    need = locked(need)
    refuse_closed(need)
    _refuse_programme(need.programme)
    if need.supports.filter(municipality=municipality).exists():
        return False
    _stand_behind(need, municipality, by)
    record("need_supported", need, by=by, refs={"municipality": municipality.pk})
    return True


@transaction.atomic
def withdraw_support(need: Need, municipality: Organisation, *, by: Actor) -> bool:
    """The municipality stands behind the need no more; without any, the need is withdrawn. False: it did not.

    Refuses: a need that has got its answer.
    """
    need = locked(need)
    behind = need.supports.filter(municipality=municipality)
    if not behind.exists():
        return False
    refuse_closed(need)
    behind.delete()
    record("need_support_withdrawn", need, by=by, refs={"municipality": municipality.pk})
    if not need.supports.exists():
        need.withdrawn_at = clock.now()
        need.save(update_fields=["withdrawn_at"])
        record("need_withdrawn", need, by=by, fields=["withdrawn_at"])
        settle(need, by=by)
    return True


@transaction.atomic
def rewrite_need(need: Need, *, body: str, themes: Iterable[Theme], by: Actor) -> Need:
    """New text and themes, while nobody else has joined what was written.

    Refuses: another municipality stands behind it; it has got its answer; a text as raise_need refuses it.
    """
    need = locked(need)
    refuse_closed(need)
    if need.supports.exclude(municipality=need.municipality_id).exists():
        raise Refused(_("Others stand behind this text now, so it cannot be changed. Raise a new need instead."))
    body, wanted = _tidy(body), {theme.pk for theme in themes}
    changed = ["body"] if body != need.body else []
    if wanted != set(need.themes.values_list("pk", flat=True)):
        need.themes.set(wanted)
        changed.append("themes")
    if changed:
        need.body = body
        need.save()
        record("need_rewritten", need, by=by, fields=changed)
    return need


def locked(need: Need) -> Need:
    """The need as it is now, and nobody else's for the rest of the transaction."""
    return Need.objects.select_for_update().get(pk=need.pk)


def refuse_closed(need: Need) -> None:
    if need.withdrawn_at:
        raise Refused(_("This need is withdrawn."))
    if need.merged_at:
        raise Refused(_("This need is merged into another."))
    if need.is_closed:
        raise Refused(_("This need has got its answer."))


def _refuse_programme(programme: Programme) -> None:
    if programme.is_draft or programme.is_closed:
        raise Refused(_("The programme is not open, so no needs can be raised in it."))


def _tidy(body: str) -> str:
    body = as_written(body)
    if not body:
        raise Refused(_("Write what you need."))
    if len(body) > MOST_LETTERS:
        raise Refused(_("The text is too long. Say it in a few sentences."))
    refuse_cpr(body)
    return body


def _stand_behind(need: Need, municipality: Organisation, by: Actor) -> None:
    Support.objects.create(
        need=need, municipality=municipality, supported_at=clock.now(), supported_by_id=by.signed_in_id
    )
