from django.contrib.auth.models import AnonymousUser

from praksisnet.people.models import Person
from praksisnet.themes.sockets import is_editor


def may_edit_themes(person: Person | AnonymousUser) -> bool:
    """Themes are shared by all programmes: administrators keep them, with the facilitators and knowledge partners of
    any of them. Everybody who is signed in reads them, and what is done stands in the journal and can be taken back."""
    return isinstance(person, Person) and is_editor(person)
