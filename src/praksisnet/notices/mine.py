"""What this room keeps about a person, for “my data”."""

from django.utils.translation import gettext_lazy as _

from praksisnet.kit.actor import Actor
from praksisnet.kit.formats import date_with_year
from praksisnet.notices.actions import erase_traces
from praksisnet.notices.models import Letter, Notice, Wish
from praksisnet.notices.purposes import purpose_of
from praksisnet.people.models import Person
from praksisnet.people.sockets import Fact, Section


class LetterData:
    """Letters that were sent, lines that wait for the weekly letter, and what the person wants to hear."""

    name = "notices"
    title = _("Letters")
    covers: tuple[str, ...] = ("notices.Letter", "notices.Notice", "notices.Wish")

    def about(self, person: Person) -> Section:
        letters = Letter.objects.filter(to_person=person).defer("text", "html", "calendar")
        waiting = Notice.objects.filter(person=person, digest__isnull=True)
        wishes = Wish.objects.filter(person=person)
        return Section(
            self.title,
            [Fact(date_with_year(letter.queued_at), letter.subject) for letter in letters.order_by("queued_at")]
            + [Fact(_("Waits for the weekly letter"), notice.line) for notice in waiting.order_by("noted_at")]
            + [Fact(_label(wish), wish.get_how_display()) for wish in wishes.order_by("purpose")],
        )

    def erase(self, person: Person, by: Actor) -> None:
        erase_traces(person, by=by)


def _label(wish: Wish) -> object:
    purpose = purpose_of(wish.purpose)
    return purpose.label if purpose else wish.purpose
