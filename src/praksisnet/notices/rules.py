"""Who may look into the outbox."""

from praksisnet.people.models import Person


def may_see_letters(person: Person) -> bool:
    """Those who run the installation: to answer "I got no mail"."""
    return person.is_administrator
