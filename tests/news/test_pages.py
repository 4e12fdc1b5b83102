"""The list, an item's page, the forms, the feed: what each shows to whom, and what they cost."""

from datetime import timedelta

import pytest
from django.urls import reverse

from praksisnet.following.actions import keep_visits
from praksisnet.following.words import SEEN
from praksisnet.kit import clock
from praksisnet.kit.observe import Observation
from praksisnet.kit.permissions import Who
from praksisnet.news.actions import withdraw_news
from praksisnet.news.models import NewsItem
from praksisnet.themes.actions import create_theme, merge_themes

LIST, NEW = "/news/", "/news/new/"
SENT = {"title": "Datoen er sat", "summary": "Sæt kryds.", "body": "", "reach": "programme"}


def page_of(item):
    return reverse("news:item", args=[item.pk])


def test_the_list_is_narrowed_by_network_and_theme(published, network, second, mettes, lines, by):
    theme = create_theme("Aflastning", by=by)
    published("Til alle")
    published("Til de første", reach="networks", networks=[network], themes=[theme])
    published("Til de andre", reach="networks", networks=[second])

    def titles(query):
        text = lines.get(f"{LIST}?{query}").text
        return [title for title in ("Til alle", "Til de første", "Til de andre") if f">{title}</a>" in text]

    assert titles("") == ["Til alle", "Til de første", "Til de andre"]
    assert titles(f"network={network.pk}") == ["Til alle", "Til de første"]
    assert titles(f"theme={theme.pk}") == ["Til de første"]
    assert "Til de andre" not in mettes.get(LIST).text


def test_a_merged_theme_still_narrows_to_what_stood_under_it(published, lines, by):
    old, new = (create_theme(name, by=by) for name in ("Afløsning", "Aflastning"))
    published("Under det gamle", themes=[old])
    published("Under intet")
    merge_themes(old, into=new, by=by)

    text = lines.get(f"{LIST}?theme={old.pk}").text

    assert ("Under det gamle" in text, "Under intet" in text) == (True, False)


def test_drafts_and_withdrawn_ones_are_listed_for_writers_only(written, published, lines, mettes, by):
    written("En kladde")
    withdraw_news(published("Fortrudt"), by=by)

    shown = {
        state: ["En kladde" in one.get(f"{LIST}?state={state}").text for one in (lines, mettes)] for state in ("draft",)
    }

    assert shown == {"draft": [True, False]}
    assert "Fortrudt" in lines.get(f"{LIST}?state=withdrawn").text
    assert "Fortrudt" not in mettes.get(f"{LIST}?state=withdrawn").text


def test_without_an_account_one_reads_what_is_open_and_meets_the_door_for_the_rest(published, anybody):
    closed, opened = published("Til indsatsen"), published("Til alle", reach="public", body="Hele *teksten*.")

    listed, page, door = anybody.get(LIST).text, anybody.get(page_of(opened)).text, anybody.get(page_of(closed))

    assert ("Til alle" in listed, "Til indsatsen" in listed) == (True, False)
    assert "Hele <em>teksten</em>." in page
    assert (door.status_code, door.url.endswith(f"?next={page_of(closed)}")) == (302, True)
    assert "Til indsatsen" in anybody.get(door.url).text


def test_a_page_names_its_writer_to_members_and_not_to_readers(published, as_, anybody, line):
    item = published("Til alle", reach="public")

    named = [line.name in one.get(page_of(item)).text for one in (as_(Who.PARTICIPANT), as_(Who.READER), anybody)]

    assert named == [True, False, False]


def test_what_is_written_is_seen_published_changed_withdrawn_and_put_back(lines, mettes):
    made = lines.post(NEW, SENT)
    item = NewsItem.objects.get()
    seen = [mettes.get(page_of(item)).status_code]
    for step, sent in (
        ("publication", {}),
        ("content", SENT | {"title": "Ny dato"}),
        ("withdrawal", {}),
        ("publication", {}),
    ):
        lines.post(reverse(f"news:{step}", args=[item.pk]), sent)
        seen.append(mettes.get(page_of(item)).status_code)

    assert (made.url, seen) == (page_of(item), [404, 200, 200, 404, 200])
    assert "Ny dato" in mettes.get(page_of(item)).text


def test_a_form_keeps_what_was_typed_and_says_how_to_mend_it(lines):
    answer = lines.post(NEW, SENT | {"reach": "networks", "shown_until": "2020-01-01"})

    assert answer.status_code == 422
    assert [
        text in answer.text for text in ("Datoen er sat", "Choose at least one network.", "Choose today or a later")
    ] == [
        True,
        True,
        True,
    ]


def test_the_same_form_twice_makes_one_draft(lines):
    sent = SENT | {"request_key": "same"}

    assert len({lines.post(NEW, sent).url for _time in range(2)}) == 1
    assert NewsItem.objects.count() == 1


def test_a_draft_is_thrown_away_and_a_published_one_is_not(lines, written, published):
    draft, item = written("Kladde"), published("Nyt")

    answers = [lines.post(reverse("news:removal", args=[one.pk])).status_code for one in (draft, item)]

    assert (answers, list(NewsItem.objects.all())) == ([302, 422], [item])


def test_withdrawing_a_draft_by_its_address_says_why_not(lines, written):
    answer = lines.post(reverse("news:withdrawal", args=[written("Kladde").pk]))

    assert (answer.status_code, "It is a draft" in answer.text) == (422, True)


def test_who_writes_in_two_programmes_chooses_and_sees_whose_networks_are_whose(world, lines, line):
    world.there.grant(line, "facilitator")

    answers = [
        lines.post(NEW, SENT | {"programme": world.there.programme.pk, "reach": "networks", "networks": [net.pk]})
        for net in (world.here.network, world.there.network)
    ]

    assert [one.status_code for one in answers] == [422, 302]
    assert "belongs to another programme" in answers[0].text
    assert NewsItem.objects.get().programme == world.there.programme


def test_the_feed_has_what_is_open_with_permanent_addresses(published, anybody, settings):
    published("Til indsatsen")
    item = published("Til alle & enhver", reach="public", summary="Kort <b>fortalt</b>")

    answer = anybody.get("/news/feed/")

    text = answer.text
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    assert text.count("<entry>") == 1
    assert "<title>Til alle &amp; enhver</title>" in text
    assert f'href="{settings.SITE_ADDRESS}{page_of(item)}"' in text
    assert "Kort &amp;lt;b&amp;gt;fortalt" in text


def test_what_came_since_the_last_visit_is_marked(published, mettes, mette):
    keep_visits([Observation(SEEN, clock.now() - timedelta(days=2), {"person": mette.pk})])
    published("Helt nyt")

    assert "New</span>" in mettes.get(LIST).text


@pytest.mark.parametrize("who", [Who.ANONYMOUS, Who.PARTICIPANT, Who.FACILITATOR])
def test_the_list_costs_the_same_for_one_and_three(published, network, as_, who, statements, by):
    theme, client = create_theme("Aflastning", by=by), as_(who)
    published("Nyt", reach="public", themes=[theme])
    client.get(LIST)
    with statements.counted() as few:
        client.get(f"{LIST}?theme={theme.pk}&network={network.pk}")
    published("Mere", themes=[theme])
    published("Mest", reach="networks", networks=[network], themes=[theme])

    with statements.counted() as many:
        client.get(f"{LIST}?theme={theme.pk}&network={network.pk}")

    assert len(many) <= 15
    assert len(many) - len(few) <= 1  # the networks of those on the page, where any has one


@pytest.mark.parametrize("who", [Who.PARTICIPANT, Who.FACILITATOR])
def test_an_item_costs_few_statements(published, as_, who, statements, by):
    item, client = published("Nyt", themes=[create_theme("Aflastning", by=by)]), as_(who)
    client.get(page_of(item))

    with statements.at_most(10):
        client.get(page_of(item))
