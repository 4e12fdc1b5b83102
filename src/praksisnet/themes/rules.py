from django.contrib.auth.models import AnonymousUser

from praksisnet.people.models import Person
from praksisnet.people.rules import may_administer


def may_edit_themes(person: Person | AnonymousUser) -> bool:
    """Themes are shared by all programmes, so administrators keep them; everybody who is signed in reads them."""
    return may_administer(person)
