from praksisnet.files.queries import files_for
from praksisnet.journal.queries import entries_about
from praksisnet.networks.models import Tenure
from praksisnet.practice.actions import change_local_version, share_local_version, unshare_local_version
from praksisnet.practice.queries import local_versions_for, who_tried
from praksisnet.search.queries import find
from tests import factories
from tests.practice.conftest import CHANGED, upload

OWN = {"participant", "coordinator", "facilitator"}


def readers(world):
    return {who.value for who, person in world.people.items() if local_versions_for(person).exists()}


def finders(world):
    """Who finds it by its words."""
    return {who.value for who, person in world.people.items() if find(person, "side", kinds=["local_version"]).entries}


def test_the_network_reads_and_finds_what_is_shared(version, world, by, faxe):
    before = (readers(world), finders(world))

    share_local_version(version, by=by)

    assert before == (OWN, OWN)
    assert (readers(world), finders(world)) == (OWN | {"knowledge_partner"}, OWN | {"knowledge_partner"})
    assert local_versions_for(faxe.holder).get() == version


def test_it_can_be_taken_back_with_its_file(version, world, by, faxe):
    version = change_local_version(version, changed=CHANGED, upload=upload(), is_contact=True, by=by)
    share_local_version(version, by=by)
    shared = files_for(faxe.holder).exists()

    unshare_local_version(version, by=by)

    assert (shared, files_for(type(faxe.holder).objects.get(pk=faxe.holder.pk)).exists()) == (True, False)
    assert (readers(world), finders(world)) == (OWN, OWN)


def test_repeats_change_nothing(version, by):
    for act in (share_local_version, share_local_version, unshare_local_version, unshare_local_version):
        act(version, by=by)

    verbs = [entry.verb for entry in entries_about(version)]
    assert verbs == ["local_version_unshared", "local_version_shared", "local_version_made"]


def test_another_network_of_the_programme_reads_nothing(version, programme, by):
    share_local_version(version, by=by)
    stranger = factories.person()
    factories.tenure(factories.seat(factories.network(programme)), stranger)

    assert not local_versions_for(stranger).exists()


def test_whom_to_write_to_is_told_while_they_speak_for_the_municipality(version, resource, mette, faxe, by):
    share_local_version(version, by=by)
    while_here = who_tried(faxe.holder, resource)[0].writes_to

    Tenure.objects.filter(person=mette).delete()

    assert (while_here, who_tried(faxe.holder, resource)[0].writes_to) == (mette, None)


def test_nobody_is_named_who_has_not_said_yes(version, resource, faxe, by):
    share_local_version(version, by=by)
    change_local_version(version, changed=CHANGED, is_contact=False, by=by)

    assert who_tried(faxe.holder, resource)[0].writes_to is None
