"""One press: hidden at once, and a case with a clock."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praksisnet.cases import mails, rules, sockets
from praksisnet.cases.actions.rows import withhold
from praksisnet.cases.models import Case, Mail, Viewer
from praksisnet.cases.queries import deciders_of, letters_of, lines_of, open_case, written_down
from praksisnet.cases.words import ANSWERED_WITHIN, DAY, MOST_A_DAY, SETTLED, Outcome
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.networks.queries.holders import holders_of
from praksisnet.notices.actions import hold, post
from praksisnet.people.models import Person
from praksisnet.search.models import SearchEntry
from praksisnet.todos.actions import add


@transaction.atomic
def press(kind: sockets.Kind, item: Any, *, by: Actor) -> Case:
    """Hide the item from everybody but its author and those who decide, and ask them. A repeat returns the open case.

    Refuses: the fifth more than that in a day, of somebody who does not decide there; what the same person had hidden
    before and was put back.
    """
    row = kind.model._base_manager.select_for_update().get(pk=item.pk)  # noqa: SLF001 -- also one that is hidden by now
    case = open_case(kind.key, row.pk)
    if case:
        return case
    about = kind.about(row)
    _refuse_too_often(kind, row, about, by)
    case = _opened(kind, row, about, by)
    parts = [(kind, row), *sockets.parts_of(kind, row)]
    parts += list(written_down(parts))
    case.copies = _copies(parts)
    for known, part in parts:
        withhold(case, known, part)
    hold_mail(case, by=by)
    viewers = holders_of(about.readers)
    Viewer.objects.bulk_create(Viewer(case=case, person=person) for person in viewers.order_by("pk"))
    case.copies["public"] = int("public" in about.readers)
    case.save(update_fields=["copies"])
    record("case_opened", case, by=by, refs={"kind": kind.key, "item": row.pk})
    _ask(case, by)
    return case


def _refuse_too_often(kind: sockets.Kind, row: Any, about: sockets.About, by: Actor) -> None:
    person = Person.objects.filter(pk=by.signed_in_id or 0).first()
    if person and (rules.is_contact(person) or rules.decides_in(person, about.programme_id, about.network_id)):
        return
    mine = Case.objects.filter(pressed_by=by.signed_in_id)
    if mine.filter(kind=kind.key, item=row.pk, outcome=Outcome.RELEASED).exists():
        raise Refused(
            _("You hid it before, and it was looked at: there was no personal data in it. Write to the facilitator.")
        )
    if mine.filter(pressed_at__gt=clock.now() - DAY).count() >= MOST_A_DAY:
        raise Refused(
            _("You have hidden five texts within a day. Call or write to the facilitator, who can hide the rest.")
        )


def _opened(kind: sockets.Kind, row: Any, about: sockets.About, by: Actor) -> Case:
    now = clock.now()
    return Case.objects.create(
        kind=kind.key,
        item=row.pk,
        address=about.address,
        programme_id=about.programme_id,
        network_id=about.network_id,
        author_id=about.author_id,
        readable_since=about.readable_since or now,
        pressed_at=now,
        pressed_by_id=by.signed_in_id,
        due_at=now + ANSWERED_WITHIN,
    )


def _copies(parts: list[tuple[sockets.Kind, Any]]) -> dict[str, int]:
    """How many there are of each; asked before anything is hidden."""
    return {
        "versions": sum(earlier.count() for kind, row in parts for earlier in kind.versions(row)),
        "files": sum(kind.key == "file" for kind, _row in parts),
        "index": sum(SearchEntry.objects.filter(kind__in=kind.index, key=str(row.pk)).count() for kind, row in parts),
    }


def hold_mail(case: Case, *, by: Actor) -> None:
    """What waits in the outbox stays there; what was sent is listed, for its readers to be asked.

    Done once more later: a letter that was being written when it was hidden was not there yet.
    """
    found = letters_of(case).filter(dropped_at__isnull=True).exclude(pk__in=case.mails.values("letter"))
    ids = list(found.values_list("pk", flat=True))
    due = hold(ids, lines_of(case), by=by)
    Mail.objects.bulk_create(Mail(case=case, letter_id=pk, was_due_at=due.get(pk)) for pk in ids)


def _ask(case: Case, by: Actor) -> None:
    """A task and a letter to those who decide, a letter to the author. None of them says what stood there."""
    address = reverse("cases:case", args=[case.pk])
    due_on = (case.due_at - timedelta(microseconds=1)).astimezone(clock.COPENHAGEN).date()
    for person in deciders_of(case):
        add(
            f"case:{case.pk}:{person.pk}",
            case,
            title=_("Something may be about a child: decide"),
            address=address,
            owner=person,
            due_on=due_on,
            condition=SETTLED,
            by=by,
        )
    for draft in mails.pressed_letters(case):
        post(draft, by=by)
