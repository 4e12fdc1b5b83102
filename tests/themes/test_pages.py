import pytest
from django.urls import reverse

from praksisnet.kit import clock
from praksisnet.themes import sockets
from praksisnet.themes.actions import add_word, create_theme, merge_themes, retire_theme
from praksisnet.themes.mine import ThemeData
from praksisnet.themes.models import Theme
from praksisnet.themes.sockets import Carried
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def anders(client):
    person = factories.person(name="Anders Ager", language="en", administrator_since=clock.now())
    client.force_login(person)
    return person


@pytest.fixture
def mette(client):
    person = factories.person(name="Mette Kjær", language="en")
    client.force_login(person)
    return person


@pytest.fixture
def respite(by):
    return create_theme("Aflastning", name_en="Respite care", description="Om pauser.", by=by)


def address(name, *args):
    return reverse(f"themes:{name}", args=args)


def text(response):
    return response.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_list_costs_the_same_for_every_length(rows, client, mette, statements, by):
    for number in range(rows):
        add_word(create_theme(f"Tema {number}", by=by), f"Ord {number}", by=by)

    with statements.at_most(7):
        response = client.get(address("list"))

    assert response.status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_theme_costs_the_same_for_every_length(rows, client, mette, respite, statements, by):
    for number in range(rows):
        add_word(respite, f"Ord {number}", by=by)

    with statements.at_most(10):
        response = client.get(address("theme", respite.pk))

    assert response.status_code == 200


def test_everybody_reads_and_searches(client, mette, respite, by):
    add_word(respite, "Pauseophold", by=by)

    found = text(client.get(address("list") + "?q=pause"))

    assert ("Respite care" in found, "Create a theme" in found) == (True, False)
    assert "No theme fits" in text(client.get(address("list") + "?q=nothing"))
    assert "Pauseophold" in text(client.get(address("theme", respite.pk)))


def test_the_list_names_a_few_other_words_and_those_looked_for_first(client, mette, respite, by):
    for number in range(8):
        add_word(respite, f"Ord {number}", by=by)

    pages = [text(client.get(address("list"), {"q": wanted})) for wanted in ("", "7")]

    assert "Also called: Ord 0, Ord 1, Ord 2, Ord 3, Ord 4, Ord 5 and 2 more" in pages[0]
    assert "Also called: Ord 7, Ord 0, Ord 1, Ord 2, Ord 3, Ord 4 and 2 more" in pages[1]


def test_theme_shows_what_the_rooms_keep_for_this_reader(client, mette, respite, monkeypatch):
    seen = []

    def panel(reader, theme):
        seen.append((reader, theme))
        return Carried("Meetings", [("Meeting in Køge", "3 December", "/meetings/1/")])

    monkeypatch.setattr(sockets, "_panels", {"a": panel, "b": lambda reader, theme: Carried("Nothing", [])})

    page = text(client.get(address("theme", respite.pk)))

    assert seen == [(mette, respite)]
    assert ("/meetings/1/" in page, "Nothing" in page) == (True, False)


def test_a_merged_theme_leads_on_and_a_retired_one_is_the_administrators(client, mette, respite, by):
    old, gone = create_theme("Gammel", by=by), create_theme("Væk", by=by)
    merge_themes(old, respite, by=by)
    retire_theme(gone, by=by)

    assert client.get(address("theme", old.pk)).url == address("theme", respite.pk)
    assert client.get(address("theme", gone.pk)).status_code == 404


@pytest.mark.parametrize("name", ["naming", "words", "retirement", "merger"])
def test_changing_is_forbidden_to_others(name, client, mette, respite):
    page = address(name, respite.pk)

    assert [client.get(page).status_code, client.post(page).status_code] == [403, 403]


def test_create_rename_and_show_what_to_mend(client, anders, respite):
    created = client.post(address("new"), {"name": "Vederlag", "name_en": "Pay"})
    made = Theme.objects.get(name="Vederlag")
    client.post(address("naming", made.pk), {"name": "Honorar"})

    made.refresh_from_db()
    assert (created.url, made.name) == (address("theme", made.pk), "Honorar")
    for page in (address("new"), address("naming", made.pk)):
        assert client.post(page, {"name": "AFLASTNING"}).status_code == 422


def test_words_are_added_and_removed(client, anders, respite):
    client.post(address("words", respite.pk), {"word": "Pauseophold"})
    word = respite.words.get()
    empty = client.post(address("words", respite.pk), {})
    removed, again = (client.post(address("word_removal", word.pk)) for _press in range(2))

    assert (empty.status_code, removed.url, respite.words.count()) == (422, address("words", respite.pk), 0)
    assert again.url == address("list")


def test_two_presses_make_one_theme_and_one_merger(client, anders, respite, by):
    key = {"request_key": "k"}
    first, again = (client.post(address("new"), {"name": "Vederlag"} | key) for _press in range(2))
    made = Theme.objects.get(name="Vederlag")
    merged, once_more = (client.post(address("merger", made.pk), {"into": respite.pk} | key) for _press in range(2))
    shown = text(client.get(address("merger", respite.pk), {"into": create_theme("Nyt", by=by).pk}))

    assert (first.url, again.url) == (address("theme", made.pk), address("theme", made.pk))
    assert (merged.url, once_more.url) == (address("theme", respite.pk), address("theme", respite.pk))
    assert "request_key" in shown


def test_retire_and_take_back(client, anders, respite):
    client.post(address("retirement", respite.pk))
    retired = text(client.get(address("theme", respite.pk)))
    client.post(address("retirement", respite.pk), {"undo": "yes"})

    respite.refresh_from_db()
    assert ("out of use since" in retired, respite.retired_at) == (True, None)


def test_taking_a_merged_theme_back_says_why_not(client, anders, respite, by):
    old = create_theme("Gammel", by=by)
    merge_themes(old, respite, by=by)

    client.post(address("retirement", old.pk), {"undo": "yes"})

    assert "cannot come back" in text(client.get(address("list")))


def test_merge_leads_to_the_theme_that_stays(client, anders, respite, by):
    old = create_theme("Gammel", by=by)

    answer = client.post(address("merger", old.pk), {"into": respite.pk})
    wrong = client.post(address("merger", respite.pk), {"into": respite.pk})

    assert (answer.url, wrong.status_code) == (address("theme", respite.pk), 422)


def test_who_merges_sees_first_what_moves(client, anders, respite, by):
    old = create_theme("Gammel", by=by)
    add_word(old, "Fortid", by=by)

    page = text(client.get(address("merger", old.pk), {"into": respite.pk}))

    assert ("This moves to Respite care" in page, "1 other word" in page) == (True, True)
    assert Theme.objects.get(pk=old.pk).merged_into is None


def test_a_merger_is_taken_back_from_the_other_themes_page(client, anders, respite, by):
    old = create_theme("Gammel", by=by)
    merge_themes(old, respite, by=by)
    way = address("separation", old.pk)

    offered = way in text(client.get(address("theme", respite.pk)))
    asked, done = client.get(way), client.post(way)

    old.refresh_from_db()
    assert (offered, asked.status_code, done.url) == (True, 200, address("theme", old.pk))
    assert (old.merged_into, client.post(way).url) == (None, address("theme", old.pk))


def test_erasing_a_person_keeps_the_theme_out_of_use(client, anders, respite, by):
    client.post(address("retirement", respite.pk))

    told = ThemeData().about(anders)
    ThemeData().erase(anders, by)

    respite.refresh_from_db()
    assert ([fact.label for fact in told.facts], respite.retired_by) == (["Respite care"], None)
    assert respite.retired_at is not None


def test_a_merged_theme_is_listed_for_those_who_keep_the_themes(client, mette, anders, respite, by):
    merge_themes(create_theme("Pauser", by=by), respite, by=by)
    lists = []

    for who in (mette, anders):
        client.force_login(who)
        lists.append(text(client.get(address("list"))))

    assert [("Pauser" in page, "Merged into another" in page) for page in lists] == [(False, False), (True, True)]


def test_many_words_are_on_several_pages(client, anders, respite, by):
    for number in range(53):
        add_word(respite, f"Ord {number:02}", by=by)

    pages = [text(client.get(address("words", respite.pk), {"page": number})) for number in (1, 2)]

    assert [page.count('<b lang="da">Ord ') for page in pages] == [50, 3]


def test_what_was_done_to_a_word_is_said(client, anders, respite):
    added = client.post(address("words", respite.pk), {"word": "Pauseophold"}, follow=True)
    removed = client.post(address("word_removal", respite.words.get().pk), follow=True)

    assert "“Pauseophold” leads here from now on." in text(added)
    assert "“Pauseophold” no longer leads here." in text(removed)
