"""One page, slides and three questions, made from what is there or written by those who write."""

import io

import pypdfium2
import pytest
from django.urls import reverse
from pptx import Presentation

from praksisnet.handouts.actions import create_collection, publish_collection, write_handout
from praksisnet.handouts.models import Handout
from praksisnet.handouts.queries.digest import first_sentence, points_in, shortened
from praksisnet.handouts.queries.home import home_of_resource, slides_of
from praksisnet.journal.models import Entry
from praksisnet.kit.actor import Actor
from praksisnet.kit.blocks import blocks_of
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.themes.actions import create_theme
from tests.guard import numbers

ADDRESS = "https://praksisnet.example/shared/abc/"


def home(resource):
    return home_of_resource(resource, ADDRESS)


def test_points_are_the_first_list_else_the_headings_else_first_sentences():
    assert points_in(blocks_of("<p>x</p><ul><li>En</li><li>To</li></ul>")) == ["En", "To"]
    assert points_in(blocks_of("<h2>Før</h2><p>Aftal. Skriv.</p><h2>På</h2>")) == ["Før: Aftal.", "På"]
    assert points_in(blocks_of("<p>En, f.eks. to. Tre.</p><p>Fire.</p>")) == ["En, f.eks. to.", "Fire."]


def test_a_point_is_cut_between_words():
    assert shortened("ord " * 60).endswith("ord…")
    assert len(shortened("ord " * 60)) <= 160
    assert first_sentence("Kl. 9 begynder vi. Så spiser vi.") == "Kl. 9 begynder vi."


def test_the_page_is_made_from_what_is_there(resource):
    made = home(resource)

    assert (made.title, made.what, made.behind, made.summary) == (
        "Skabelon: aftale",
        "Tool",
        "Højskolen",
        "To sider til et møde.",
    )
    assert made.points == ["Før mødet: Aftal hvem.", "På mødet: Tal om det."]
    assert len(made.questions) == 3


def test_what_is_written_in_parts_is_taken_home_but_for_whom_to_contact_and_for_the_references(example, published):
    parts = {"known": "Det virker. Tit.", "references": "Holm, B. (2024). Ro.\nBro, O. (2023). Uro."}
    brief = published("Hvad ved vi?", kind="research", parts=parts)

    assert home(example).points == [
        "For whom: Nye familier.",
        "What we do: Vi aftaler det",
        "Result, and how we know: Ro.",
    ]
    assert home(brief).points == ["What we know: Det virker."]
    assert [slide.title for slide in slides_of(home(example))] == [
        "Faste aftaler",
        "In short",
        "Three questions for the team meeting",
        "Read on",
    ]


def test_the_first_question_is_about_the_theme(published):
    theme = create_theme("Aflastning", by=Actor.system("test"))

    made = home(published("Skabelon", themes=[theme]))

    assert made.questions[0] == "What is hardest for us right now about “Aflastning”?"


def test_own_points_and_questions_come_first(resource, by):
    write_handout(resource, points=["Skriv ned"], questions=["Hvem gør det?"], by=by)

    made = home(resource)

    assert made.points == ["Skriv ned"]
    assert (made.questions[0], len(made.questions)) == ("Hvem gør det?", 3)


def test_write_handout_with_nothing_lets_the_page_be_made_again(resource, by):
    write_handout(resource, points=["Skriv ned"], questions=[], by=by)
    write_handout(resource, points=[], questions=[], by=by)

    assert Handout.objects.count() == 0
    assert [one.verb for one in Entry.objects.order_by("pk")][-2:] == ["handout_written", "handout_cleared"]


def test_write_handout_again_changes_nothing(resource, by):
    for _time in range(2):
        write_handout(resource, points=["Skriv ned"], questions=[], by=by)

    assert Entry.objects.filter(verb="handout_written").count() == 1


@pytest.mark.parametrize(
    ("points", "questions"),
    [(["x"] * 6, []), ([], ["x"] * 4), (["x" * 161], []), ([f"Barn {numbers.some_number()}"], [])],
)
def test_write_handout_refuses(points, questions, resource, by):
    with pytest.raises(Refused):
        write_handout(resource, points=points, questions=questions, by=by)


def test_there_are_at_most_five_slides_each_with_a_title(resource):
    slides = slides_of(home(resource))

    assert len(slides) <= 5
    assert all(slide.title for slide in slides)


def test_the_files_are_one_page_tagged_slides_and_powerpoint(resource, reading):
    client = reading(Who.PARTICIPANT)
    page, slides, deck = (
        client.get(reverse("handouts:resource_file", args=[resource.pk, form])).content
        for form in ("page", "slides", "powerpoint")
    )

    for made, most in ((page, 1), (slides, 5)):
        paper = pypdfium2.PdfDocument(made)
        assert len(paper) <= most
        paper.close()
        assert b"/MarkInfo" in made
        assert b"pdfuaid" in made
    assert [one.shapes.title.text for one in Presentation(io.BytesIO(deck)).slides] == [
        "Skabelon: aftale",
        "In short",
        "Three questions for the team meeting",
        "Read on",
    ]


def test_the_fullest_page_is_one_page(published, by, reading):
    full = published("T" * 190, summary="Ord " * 120, body="x")
    line = "ord " * 39
    write_handout(full, points=[line] * 5, questions=[line] * 3, by=by)

    made = reading(Who.PARTICIPANT).get(reverse("handouts:resource_file", args=[full.pk, "page"])).content

    paper = pypdfium2.PdfDocument(made)
    assert len(paper) == 1
    paper.close()


def test_the_fullest_slides_are_at_most_five(published, by, reading):
    parts = "\n\n".join(f"## {'O' * 30} {'ord ' * 30}\n\n{'Ord ' * 60}" for _number in range(6))
    full = published("Wwwwwwwww " * 19, summary="Wwwwwwwww " * 49, body=parts)
    line = "wwwwwwwww " * 15
    write_handout(full, points=[line] * 5, questions=[line] * 3, by=by)

    made = reading(Who.PARTICIPANT).get(reverse("handouts:resource_file", args=[full.pk, "slides"])).content

    paper = pypdfium2.PdfDocument(made)
    assert len(paper) <= 5
    paper.close()


def test_what_was_proposed_and_left_alone_is_not_kept(resource, reading):
    client = reading(Who.KNOWLEDGE_PARTNER)
    url = reverse("handouts:resource_content", args=[resource.pk])
    made = home(resource)

    client.post(url, {"points": "\r\n".join(made.points), "questions": "\r\n".join(made.questions)})

    assert Handout.objects.count() == 0


def test_the_page_costs_at_most_fifteen_statements(resource, reading, statements):
    client = reading(Who.PARTICIPANT)

    with statements.at_most(15):
        client.get(reverse("handouts:resource", args=[resource.pk]))


def test_a_meeting_that_has_been_is_taken_home_by_those_who_see_it(world, reading):
    url = reverse("handouts:meeting", args=[world["evaluated_meeting"]])

    assert [reading(who).get(url).status_code for who in (Who.PARTICIPANT, Who.OTHER_PARTICIPANT)] == [200, 404]


def test_a_meetings_collections_are_read_on_from_its_page(world, resource, by, reading):
    meeting = world.make("evaluated_meeting")
    made = create_collection(meeting.programme, title="Læs mere", meeting=meeting, resources=[resource], by=by)
    publish_collection(made, by=by)

    page = reading(Who.PARTICIPANT).get(reverse("handouts:meeting", args=[meeting.pk])).content.decode()

    assert f'href="/collections/{made.pk}/"' in page


def test_a_meeting_to_come_is_not_taken_home(world, reading):
    assert reading(Who.PARTICIPANT).get(reverse("handouts:meeting", args=[world["meeting"]])).status_code == 404


def test_a_colleague_who_reads_along_takes_the_meeting_home_and_sees_no_more_of_it(world, reading, client):
    reader = world.make("reader")
    client.force_login(reader.person)
    meeting = world["evaluated_meeting"]

    assert client.get(reverse("handouts:meeting", args=[meeting])).status_code == 200
    assert client.get(reverse("pages:meeting", args=[meeting])).status_code == 404
