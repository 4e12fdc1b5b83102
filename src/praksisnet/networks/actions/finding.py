"""By what the people of a network are found."""

from praksisnet.networks.queries.documents import PERSON, documents, key_of
from praksisnet.networks.standings import standings_of
from praksisnet.people.models import Person
from praksisnet.search.actions import put, remove


def index_member(person: Person, network_id: int | None) -> None:
    """Let the person be found, or no more, by those in the network, as it is now. Part of the action."""
    if network_id is None:
        return
    key = key_of(person.pk, network_id)
    found = list(documents(key))
    for document in found:
        put(document)
    if not found:
        remove(PERSON, key)


def index_person(person: Person) -> None:
    """The same in every network the person is in: after a new name or title, or a closed account."""
    for network_id in {standing.network_id for standing in standings_of(person)}:
        index_member(person, network_id)
