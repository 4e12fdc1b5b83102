"""What happens by itself: the clock runs out, a person is forgotten."""

from datetime import timedelta

from django.db import transaction

from praksisnet.cases import mails
from praksisnet.cases.actions.pressing import hold_mail
from praksisnet.cases.models import Case, Viewer
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.notices.actions import post
from praksisnet.people.actions import unname
from praksisnet.people.models import Person

LOOKED_FOR = timedelta(hours=1)  # longer than anybody writes a letter


def remind(*, by: Actor) -> int:
    """Tell those who decide, once, that 72 hours have passed; it stays hidden. One transaction a case."""
    overdue = Case.objects.filter(settled_at__isnull=True, reminded_at__isnull=True, due_at__lte=clock.now())
    told = 0
    for pk in list(overdue.order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            case = Case.objects.select_for_update().get(pk=pk)
            if case.is_overdue and case.reminded_at is None:
                case.reminded_at = clock.now()
                case.save(update_fields=["reminded_at"])
                record("case_overdue", case, by=by, fields=["reminded_at"])
                for draft in mails.overdue_letters(case):
                    post(draft, by=by)
                told += 1
    return told


def look_again(*, by: Actor) -> None:
    """Some time after a press: letters that were being written in that moment stay too, or are listed as sent."""
    since = clock.now() - LOOKED_FOR
    new = Case.objects.filter(settled_at__isnull=True, pressed_at__gt=since)
    for pk in list(new.order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            case = Case.objects.select_for_update().get(pk=pk)
            if case.is_open:
                hold_mail(case, by=by)


@transaction.atomic
def erase_traces(person: Person, *, by: Actor) -> None:
    """The cases stay; that this person wrote, pressed, decided or could have read goes."""
    erased = unname(person, {Case: ["author", "pressed_by", "settled_by"]})
    erased += Viewer.objects.filter(person=person).delete()[0]
    if erased:
        record("erased_case_traces", person, by=by, refs={"erased": erased})
