"""What those who decide do: “Slet overalt” or “Ingen persondata”."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.cases import mails
from praksisnet.cases.actions.pressing import hold_mail
from praksisnet.cases.actions.rows import put_back, wipe
from praksisnet.cases.models import Case
from praksisnet.cases.queries import lines_of, phrases_of
from praksisnet.cases.words import GONE, Outcome
from praksisnet.guard.text import refuse_cpr
from praksisnet.jobs.tasks import rewrite_pages
from praksisnet.journal.actions import erase_values, record
from praksisnet.journal.models import Entry
from praksisnet.journal.queries import entries_saying
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import one_line
from praksisnet.kit.refusal import Refused
from praksisnet.notices.actions import empty, let_go, post
from praksisnet.search.actions import forget_words
from praksisnet.todos.actions import settle

SETTLED_ALREADY = _("This is settled: it was decided before.")


@transaction.atomic
def purge(case: Case, *, note: str = "", by: Actor) -> Case:
    """“Slet overalt”: rows, versions, files, index, waiting and sent letters, journal values. The case stays, without
    a word of it. A repeat changes nothing. Refuses: it was put back; a CPR number in the note.
    """
    case = locked(case)
    if case.outcome == Outcome.PURGED:
        return case
    if case.outcome:
        raise Refused(SETTLED_ALREADY)
    refuse_cpr(note)
    rows = list(case.withheld.order_by("pk"))
    phrases = phrases_of(case)
    hold_mail(case, by=by)
    empty(list(case.mails.values_list("letter", flat=True)), lines_of(case), said=GONE, by=by)
    entries = entries_saying(phrases)
    for row in rows:
        entries |= Entry.objects.filter(subject_kind=row.kind, subject_id=row.row, values_row__isnull=False)
    erase_values(entries, case, by=by)
    for row in rows:
        wipe(row, by=by)
    forget_words()
    rewrite_pages.enqueue()  # it is there when this is committed
    return _settled(case, Outcome.PURGED, note, by)


@transaction.atomic
def release(case: Case, *, note: str = "", by: Actor) -> Case:
    """“Ingen persondata”: everything as it was, and the letters leave. A repeat changes nothing.

    Refuses: it was purged; a CPR number in the note.
    """
    case = locked(case)
    if case.outcome == Outcome.RELEASED:
        return case
    if case.outcome:
        raise Refused(SETTLED_ALREADY)
    refuse_cpr(note)
    held = case.mails.filter(was_due_at__isnull=False)
    let_go({mail.letter_id: mail.was_due_at for mail in held if mail.was_due_at}, lines_of(case), by=by)
    for row in case.withheld.order_by("pk"):
        put_back(row)
    return _settled(case, Outcome.RELEASED, note, by)


def locked(case: Case) -> Case:
    """The case as it is now, and nobody else's for the rest of the transaction."""
    return Case.objects.select_for_update().get(pk=case.pk)


def _settled(case: Case, outcome: Outcome, note: str, by: Actor) -> Case:
    case.outcome, case.note = outcome, one_line(note)[:500]
    case.settled_at, case.settled_by_id = clock.now(), by.signed_in_id
    case.save()
    record("case_settled", case, by=by, fields=["outcome"], refs={"outcome": outcome.value})
    settle(case, by=by)
    for draft in mails.settled_letters(case):
        post(draft, by=by)
    return case
