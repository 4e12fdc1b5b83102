"""What those who decide, the author and whoever pressed are told. No letter says what stood there."""

from collections.abc import Iterable

from django.conf import settings

from praksisnet.cases.models import Case
from praksisnet.cases.queries import contacts, deciders_of
from praksisnet.notices.letters import Draft, Urgency
from praksisnet.notices.mails import address, letter_to, render
from praksisnet.people.models import Person

PRESSED, AUTHOR, OVERDUE, OUTCOME = "cases.pressed", "cases.author", "cases.overdue", "cases.settled"


def pressed_letters(case: Case) -> list[Draft]:
    """To those who decide: look at it. To the author: it is hidden, and why."""
    drafts = _to_deciders(case, PRESSED)
    author = case.author
    if author and _is_reached(author) and author.email not in {draft.to_address for draft in drafts}:
        drafts.append(_letter(case, author, AUTHOR, "author"))
    return drafts


def overdue_letters(case: Case) -> list[Draft]:
    return _to_deciders(case, OVERDUE)


def settled_letters(case: Case) -> list[Draft]:
    """To whoever pressed, and to the author: what came of it."""
    people = {person.pk: person for person in (case.pressed_by, case.author) if person and _is_reached(person)}
    told = [person for person in people.values() if person.pk != case.settled_by_id]
    return [_letter(case, person, OUTCOME, "settled") for person in told]


def _to_deciders(case: Case, purpose: str) -> list[Draft]:
    name = purpose.split(".")[1]
    wanted, contact = contacts()
    people: Iterable[Person] = {one.pk: one for one in [*deciders_of(case), *([contact] if contact else [])]}.values()
    drafts = [_letter(case, person, purpose, name) for person in people if _is_reached(person)]
    if wanted and contact is None:
        drafts.append(_to_address(case, wanted, purpose, name))
    return drafts


def _letter(case: Case, person: Person, purpose: str, name: str) -> Draft:
    shown_at = settings.SITE_ADDRESS + case.address
    rendered = render(f"cases/mail/{name}.html", person.language, case=case, link=_link(case), shown_at=shown_at)
    return letter_to(person, rendered, purpose=purpose, urgency=Urgency.URGENT, subject=case)


def _to_address(case: Case, wanted: str, purpose: str, name: str) -> Draft:
    """To the contact who has no account here yet."""
    language = settings.LANGUAGE_CODE
    rendered = render(f"cases/mail/{name}.html", language, case=case, link=_link(case), shown_at="")
    return Draft(
        to_address=wanted,
        language=language,
        purpose=purpose,
        urgency=Urgency.URGENT,
        subject=case,
        title=rendered.title,
        text=rendered.text,
        html=rendered.html,
    )


def _link(case: Case) -> str:
    return address("cases:case", case_id=case.pk)


def _is_reached(person: Person) -> bool:
    return bool(person.email) and person.is_active
