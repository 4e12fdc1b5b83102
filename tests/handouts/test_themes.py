"""What stands under a theme is found as the theme is now, in each room, and not only from the next night on."""

import pytest

from praksisnet.handouts.actions import create_collection, publish_collection
from praksisnet.handouts.tasks import index_under_themes as index_collections
from praksisnet.jobs.models import Job
from praksisnet.kit.actor import Actor
from praksisnet.knowledge.tasks import index_under_themes as index_resources
from praksisnet.meetings.tasks import index_under_themes as index_meetings
from praksisnet.search.actions import compare
from praksisnet.themes.actions import create_theme, merge_themes, rename_theme, restore_theme, retire_theme

BY = Actor.system("test")
TASKS = {
    "praksisnet.knowledge.tasks.index_under_themes": index_resources,
    "praksisnet.meetings.tasks.index_under_themes": index_meetings,
    "praksisnet.handouts.tasks.index_under_themes": index_collections,
}


@pytest.fixture
def respite(world, published, programme):
    """A theme with a resource, a meeting and a collection, all of them in the index."""
    theme = create_theme("Aflastning", by=BY)
    resource = published("Skabelon", themes=[theme])
    world.make("meeting").themes.add(theme)
    collection = create_collection(programme, title="Samling", theme=theme, resources=[resource], by=BY)
    publish_collection(collection, by=BY)
    compare()
    return theme


CHANGES = {
    "renamed": [lambda theme: rename_theme(theme, name="Pauser", by=BY)],
    "retired": [lambda theme: retire_theme(theme, by=BY)],
    "restored": [lambda theme: retire_theme(theme, by=BY), lambda theme: restore_theme(theme, by=BY)],
    "merged": [lambda theme: merge_themes(theme, create_theme("Andet", by=BY), by=BY)],
}


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
def test_the_comparison_finds_nothing_to_mend_when_a_theme_was(changes, respite):
    for change in changes:
        change(respite)

    for job in Job.objects.filter(task__in=TASKS).order_by("pk"):
        TASKS[job.task].func(*job.args)

    assert compare() == 0
