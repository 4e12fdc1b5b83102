"""Where else readers meet news: front pages, the network's page, the theme's page, what they follow."""

from datetime import timedelta

from django.urls import reverse

from praksisnet.following.actions import follow_theme, save_search
from praksisnet.following.queries import news_for as new_for
from praksisnet.following.queries.news import found_for
from praksisnet.following.sockets import Span
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.news.models import NewsItem
from praksisnet.news.queries import front_panel
from praksisnet.themes.actions import create_theme, merge_themes

DAY = timedelta(days=1)


def fronted(person):
    return [item.title for item in front_panel(person).items]


def test_members_meet_it_on_their_front_page_and_strangers_do_not(published, as_):
    published("Datoen er sat")

    shown = {who for who in Who if "Datoen er sat" in as_(who).get("/").text}

    here = {Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR, Who.KNOWLEDGE_PARTNER, Who.AUTHORITY, Who.READER}
    assert shown == here


def test_what_is_open_stands_on_the_front_page_of_those_without_an_account(published, anybody):
    published("Til indsatsen")
    published("Til alle", reach="public")

    text = anybody.get("/").text

    assert ("Til alle" in text, "Til indsatsen" in text) == (True, False)


def test_it_stands_there_until_its_last_day_and_that_day_too(published, mette):
    published("Nyt", shown_until=clock.today() + DAY)

    shown = []
    for days in (1, 2):
        with clock.moved_to(clock.now() + days * DAY):
            shown.append(fronted(mette))

    assert shown == [["Nyt"], []]


def test_without_a_last_day_it_stands_there_for_sixty_days(published, mette):
    published("Nyt")

    shown = []
    for days in (59, 60):
        with clock.moved_to(clock.at(clock.today(), 12) + days * DAY):
            shown.append(fronted(mette))

    assert shown == [["Nyt"], []]


def test_a_network_shows_its_own_news_and_what_all_are_told(published, network, second, mettes, lines):
    published("Til alle")
    published("Til de første", reach="networks", networks=[network])
    published("Til de andre", reach="networks", networks=[second])

    def shown(client, one):
        text = client.get(reverse("networks:network", args=[one.pk])).text
        return [title for title in ("Til alle", "Til de første", "Til de andre") if title in text]

    assert shown(mettes, network) == ["Til alle", "Til de første"]
    assert shown(lines, second) == ["Til alle", "Til de andre"]


def test_a_theme_shows_its_news_to_those_who_may_read_them(published, as_, by):
    theme = create_theme("Aflastning", by=by)
    published("Om aflastning", themes=[theme])

    address = reverse("themes:theme", args=[theme.pk])

    assert ["Om aflastning" in as_(who).get(address).text for who in (Who.PARTICIPANT, Who.OTHER_PARTICIPANT)] == [
        True,
        False,
    ]


def test_news_follow_their_theme_into_another(published, by):
    old, new = (create_theme(name, by=by) for name in ("Afløsning", "Aflastning"))
    item = published("Nyt", themes=[old])

    merge_themes(old, into=new, by=by)

    assert list(NewsItem.objects.get(pk=item.pk).themes.all()) == [new]


def test_who_follows_the_theme_sees_it_among_what_is_new(world, published, mette, by):
    theme = create_theme("Aflastning", by=by)
    nils = world.people[Who.OTHER_PARTICIPANT]
    for person in (mette, nils):
        follow_theme(person, theme, by=by)

    published("Om aflastning", themes=[theme])

    assert [[one.text for one in new_for(person)] for person in (mette, nils)] == [["Om aflastning"], []]


def test_a_saved_search_brings_the_news_that_answer_it(published, mette):
    search = save_search(mette, "landsmøde", by=Actor.person(mette))
    span = Span(clock.now() - DAY, clock.now() + DAY)

    published("Datoen for landsmødet er sat")
    published("Noget helt andet")

    assert [one.text for one in found_for(mette, search, span)] == ["Datoen for landsmødet er sat"]
