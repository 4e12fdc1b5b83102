from praksisnet.kit.actor import Actor
from praksisnet.knowledge.queries import resources_about
from praksisnet.themes.actions import create_theme, merge_themes
from praksisnet.themes.sockets import panels_for

BY = Actor.system("test")


def test_resources_follow_a_merged_theme_and_stand_on_its_page(resource, respite, mette, world):
    other = create_theme("Pauser", by=BY)

    merge_themes(respite, other, by=BY)

    rows = {str(carried.heading): carried.rows for carried in panels_for(mette, other)}
    assert list(resource.themes.all()) == [other]
    assert rows["Knowledge bank"] == [(resource.title, "Tool", f"/resources/{resource.pk}/")]


def test_resources_about_themes_kinds_and_since(resource, published, written, respite, programme):
    law = published("Lov", kind="legislation")
    written("Kladde", themes=[respite])

    assert list(resources_about([respite], programme=programme)) == [resource]
    assert list(resources_about(kinds=["legislation"], since=resource.published_at)) == [law]
    assert list(resources_about()) == [law, resource]
