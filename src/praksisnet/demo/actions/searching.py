"""What search knows of words in the demo, and what its people have looked for in vain."""

from praksisnet.demo.invention import names_in
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.observe import Observation
from praksisnet.people.models import Person
from praksisnet.thesaurus.actions import add_rule, count_searches
from praksisnet.thesaurus.counting import countable
from praksisnet.thesaurus.words import ASKED

MISSED = {"knallert": 9, "legat": 7, "kæledyr": 6}


def words_are_kept(by: Actor) -> None:
    for row in names_in("search_words"):
        add_rule(row["kind"], row["words"].split("|"), by=by)


def people_search_in_vain() -> None:
    """As the product counts it after a page: without saying who it was."""
    people = list(Person.objects.filter(deactivated_at=None, invited_at__isnull=False).order_by("pk")[:9])
    count_searches(
        Observation(ASKED, clock.now(), {**countable(person, words), "is_missed": True})
        for words, number in MISSED.items()
        for person in people[:number]
    )
