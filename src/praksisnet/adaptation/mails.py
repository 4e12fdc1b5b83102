"""What those behind a need are told. A letter may be forwarded: it names no other municipality."""

from praksisnet.adaptation.models import Need
from praksisnet.adaptation.words import Outcome
from praksisnet.notices.letters import Draft, Urgency
from praksisnet.notices.mails import address, letter_to, render
from praksisnet.people.models import Person

MERGED_PURPOSE = "adaptation.merged"


def outcome_letter(need: Need, person: Person, outcome: Outcome, *, into: Need | None = None) -> Draft:
    """The answer to what they asked leaves at once, outside the budget of planned mail; a merger can wait a week."""
    shown = into or need
    link = address("adaptation:need", need_id=shown.pk)
    letter = render(
        "adaptation/mail/outcome.html",
        person.language,
        person=person,
        need=need,
        into=into,
        outcome=outcome,
        programme=need.programme,
        link=link,
    )
    urgency = Urgency.DIGEST if outcome is Outcome.MERGED else Urgency.RECEIPT
    return letter_to(person, letter, purpose=f"adaptation.{outcome.value}", urgency=urgency, subject=need, link=link)
