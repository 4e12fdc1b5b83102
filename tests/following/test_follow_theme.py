import pytest
from django.urls import reverse

from praksisnet.following.actions import follow_theme, unfollow_theme
from praksisnet.following.mine import FollowingData
from praksisnet.following.models import Attention
from praksisnet.following.queries import followed_by, following_of
from praksisnet.journal.queries import entries_about
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.themes.actions import create_theme, retire_theme
from tests.following.conftest import SYSTEM


def test_follow_and_follow_no_more_change_once_and_are_journaled(mette, respite):
    by = Actor.person(mette)

    for _press in range(2):
        follow_theme(mette, respite, by=by)
    followed = (list(followed_by(mette)), following_of(respite, mette))
    for _press in range(2):
        unfollow_theme(mette, respite, by=by)

    assert followed == ([respite], (True, 1))
    assert list(followed_by(mette)) == []
    verbs = [entry.verb for entry in entries_about(Attention.objects.get())]
    assert verbs == ["theme_follow_ended", "theme_follow_begun"]


def test_follow_refuses_a_theme_out_of_use(mette, respite):
    retire_theme(respite, by=SYSTEM)
    respite.refresh_from_db()

    with pytest.raises(Refused):
        follow_theme(mette, respite, by=Actor.person(mette))


def test_one_press_on_the_themes_page_and_one_back(world, mette, respite):
    client, page = world.client(Who.PARTICIPANT, language="en"), reverse("themes:theme", args=[respite.pk])
    press = reverse("following:theme", args=[respite.pk])

    offered = client.get(page).content.decode()
    client.post(press)
    followed = client.get(page).content.decode()
    back = client.post(press, {"undo": "yes", "next": reverse("following:following")})

    assert ("Follow Aflastning" in offered, "You follow this" in followed) == (True, True)
    assert (back.url, list(followed_by(mette))) == (reverse("following:following"), [])


def test_the_button_leads_to_no_other_site(world, respite):
    answer = world.client(Who.PARTICIPANT).post(
        reverse("following:theme", args=[respite.pk]), {"next": "https://elsewhere.example/"}
    )

    assert answer.url == reverse("themes:theme", args=[respite.pk])


@pytest.mark.parametrize("word", ["NaN", "' OR 1=1--", "following:following", "./x", "//elsewhere.example"])
def test_a_word_that_is_no_path_leads_back_to_the_theme(world, respite, word):
    answer = world.client(Who.PARTICIPANT).post(reverse("following:theme", args=[respite.pk]), {"next": word})

    assert answer["location"] == reverse("themes:theme", args=[respite.pk])


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_every_length(rows, world, mette, published, respite, statements):
    for number in range(rows):
        theme = create_theme(f"Tema {number}", by=SYSTEM)
        follow_theme(mette, theme, by=SYSTEM)
        published(f"Aftale {number}", themes=[theme])
    client = world.client(Who.PARTICIPANT)

    with statements.at_most(9):
        response = client.get(reverse("following:following"))

    assert response.content.decode().count("Aftale ") == rows


def test_my_data_tells_and_forgets(mette, respite):
    follow_theme(mette, respite, by=SYSTEM)

    told = [fact.value for fact in FollowingData().about(mette).facts]
    FollowingData().erase(mette, SYSTEM)

    assert (told, Attention.objects.count()) == (["Aflastning"], 0)
