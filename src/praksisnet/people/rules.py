from django.contrib.auth.models import AnonymousUser

from praksisnet.people.models import Person


def may_administer(person: Person | AnonymousUser) -> bool:
    """Whether they see the pages where people and organisations are administered."""
    return isinstance(person, Person) and person.is_active and person.is_administrator
