from praksisnet.jobs.models import Job
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.knowledge.tasks import index_under_themes
from praksisnet.search.queries import find
from praksisnet.themes.actions import (
    add_word,
    create_theme,
    merge_themes,
    remove_word,
    rename_theme,
    restore_theme,
    retire_theme,
    unmerge_themes,
)
from praksisnet.themes.sockets import panels_for

BY = Actor.system("test")


def test_resources_follow_a_merged_theme_and_stand_on_its_page(resource, respite, mette, world):
    other = create_theme("Pauser", by=BY)

    merge_themes(respite, other, by=BY)

    rows = {str(carried.heading): carried.rows for carried in panels_for(mette, other)}
    assert list(resource.themes.all()) == [other]
    assert rows["Knowledge bank"] == [(resource.title, "Tool", f"/resources/{resource.pk}/")]


def test_search_follows_a_merged_renamed_and_separated_theme(resource, respite, mette):
    other = create_theme("Pauser", by=BY)

    def finds(word):
        index_under_themes.func([respite.pk, other.pk])
        return [int(key) for key in find(mette, word).keys] == [resource.pk]

    merge_themes(respite, other, by=BY)
    merged = (finds("pauser"), finds("aflastning"))
    rename_theme(other, name="Vikardækning", by=BY)
    renamed = (finds("vikardækning"), finds("pauser"))
    unmerge_themes(respite, by=BY)

    assert (merged, renamed, finds("vikardækning")) == ((True, True), (True, False), False)


def test_whatever_changes_a_themes_words_asks_for_the_index(resource, respite, world):
    for change in (
        lambda: rename_theme(respite, name="Pauser", by=BY),
        lambda: add_word(respite, "Frirum", by=BY),
        lambda: remove_word(respite.words.get(), by=BY),
        lambda: retire_theme(respite, by=BY),
        lambda: restore_theme(respite, by=BY),
        lambda: merge_themes(respite, create_theme("Andet", by=BY), by=BY),
    ):
        before = Job.objects.filter(task__contains="knowledge.tasks.index_under_themes").count()

        change()

        assert Job.objects.filter(task__contains="knowledge.tasks.index_under_themes").count() == before + 1


def test_an_old_narrowing_of_the_library_leads_on(resource, respite, world):
    other = create_theme("Pauser", by=BY)
    merge_themes(respite, other, by=BY)

    page = world.client(Who.PARTICIPANT).get("/library/", {"theme": respite.pk}).content.decode()

    assert resource.title in page
