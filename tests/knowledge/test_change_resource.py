from datetime import date

from praksisnet.journal.queries import entries_about
from praksisnet.kit.actor import Actor
from praksisnet.knowledge.actions import change_resource
from praksisnet.knowledge.mine import ResourceData
from praksisnet.knowledge.queries import library


def verbs(resource):
    return sorted(entry.verb for entry in entries_about(resource))


def test_change_keeps_what_is_not_named(resource, respite, by):
    changed = change_resource(resource, title="Aftale om aflastning", review_on=date(2030, 1, 1), by=by)

    assert (changed.title, changed.source, list(changed.themes.all())) == (
        "Aftale om aflastning",
        "Højskolen",
        [respite],
    )
    assert verbs(resource) == ["resource_changed", "resource_created", "resource_published"]


def test_change_to_the_same_writes_nothing_down(resource, by, respite):
    change_resource(resource, title=resource.title, themes=[respite], by=by)

    assert verbs(resource) == ["resource_created", "resource_published"]


def test_what_is_changed_is_found_by_its_new_words(resource, mette, by):
    change_resource(resource, body="Om kørsel og takster.", by=by)

    assert [list(library(mette, words=word).found) for word in ("takster", "familien")] == [[resource], []]


def test_a_person_is_forgotten_and_the_resource_stays(resource, ellen):
    told = [str(fact.label) for fact in ResourceData().about(ellen).facts]
    ResourceData().erase(ellen, Actor.system("test"))

    resource.refresh_from_db()
    assert told == ["You wrote a resource", "You published a resource"]
    assert (resource.made_by, resource.published_by) == (None, None)
