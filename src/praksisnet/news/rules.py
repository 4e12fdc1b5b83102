"""Who may do what with news, as sentences. All ask what the person is, and none asks the database twice."""

from django.contrib.auth.models import AnonymousUser

from praksisnet.networks.standings import standings_as, standings_of
from praksisnet.networks.words import RoleKind
from praksisnet.news.models import NewsItem
from praksisnet.people.models import Person

WRITES = frozenset({RoleKind.FACILITATOR.value, RoleKind.KNOWLEDGE_PARTNER.value})


def has_news(person: Person | AnonymousUser) -> bool:
    """Whether the menu has news: anybody with a place or a role, readers too."""
    return isinstance(person, Person) and bool(standings_of(person))


def writes_in(person: Person | AnonymousUser) -> set[int]:
    """The programmes the person speaks for, as a whole; there one also sees drafts and what is withdrawn."""
    return {s.programme_id for s in standings_as(person, WRITES) if s.network_id is None}


def may_write(person: Person, item: NewsItem) -> bool:
    return item.programme_id in writes_in(person)


def sees_people(person: Person | AnonymousUser, item: NewsItem) -> bool:
    """Who wrote it is for those with a part in the programme; a reader sees no people."""
    kinds = {*RoleKind.values, "participant"} - {RoleKind.READER.value}
    return any(s.programme_id == item.programme_id for s in standings_as(person, kinds))
