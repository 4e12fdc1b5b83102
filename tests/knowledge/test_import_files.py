"""Several files at once: each proposed with title, type and theme, and made a draft by one press."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from praksisnet.files import inspection
from praksisnet.files.actions import stage
from praksisnet.files.inspection import Checked
from praksisnet.files.inspector.__main__ import inspected
from praksisnet.files.models import StoredFile
from praksisnet.files.queries import staged_for
from praksisnet.files.words import Kind
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.actions import import_files
from praksisnet.knowledge.actions.laying_up import Wanted
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries import proposals_for
from praksisnet.knowledge.queries.proposals import summary_of, title_of
from praksisnet.themes.models import Theme
from tests.files.documents import letter
from tests.guard.numbers import some_number

LINE = "Aftalen beskriver, hvem der aflaster, hvor tit, og hvem der ringer. Den fyldes ud på et møde."


@pytest.fixture
def laid_up(ellen, by):
    """``laid_up("Aftale.docx", text=…)``: a file that Ellen has uploaded, and that waits."""

    def made(name, *, text=LINE, title="", digest="1", kind=Kind.DOCX):
        checked = Checked(b"PK", name, kind, 1, text, digest * 64, title=title)
        return stage(checked, ellen, by=by)

    return made


@pytest.fixture
def drafted(programme, ellen, by):
    return lambda *wanted: import_files(wanted, programme=programme, owner=ellen, by=by)


@pytest.mark.parametrize(
    ("name", "own", "title"),
    [
        ("skabelon_aftale.docx", "", "Skabelon aftale"),
        ("aftale-om-aflastning.pdf", "", "Aftale om aflastning"),
        ("Børne- og ungeplan 2026.pdf", "", "Børne- og ungeplan 2026"),
        ("x.docx", " Aftale om\naflastning ", "Aftale om aflastning"),
        ("x1.docx", "Microsoft Word - Dokument1", "X1"),
        ("oplæg.pptx", "PowerPoint-præsentation", "Oplæg"),
        ("a.docx", "kladde.docx", "A"),
    ],
)
def test_title_of_a_file_is_its_own_or_its_name(name, own, title):
    assert title_of(StoredFile(name=name, title=own)) == title


def test_summary_of_a_file_is_its_first_sentences():
    long = f"{LINE} {'Mere tekst om det samme. ' * 20}"
    texts = (f"AFTALE\n\n{LINE}", long, "ord " * 100, "Kort.")

    found = [summary_of(StoredFile(name="Aftale.pdf", text=text)) for text in texts]

    assert (found[0], found[1].endswith("det samme."), len(found[1]) <= 300) == (LINE, True, True)
    assert (found[2].endswith("ord …"), found[3]) == (True, "From the file “Aftale.pdf”.")
    assert summary_of(StoredFile(name="x.pdf", title=LINE, text=f"{LINE}\n{LINE} Mere.")) == f"{LINE} Mere."


def test_a_proposal_tells_type_theme_and_what_may_be_about_somebody(laid_up, programme, respite, by):
    files = [
        laid_up("Referat om aflastning.docx", digest="2"),
        laid_up("Møde.pptx", kind=Kind.PPTX, text="Ring til Mette på 20 30 40 50, hun er mor til Jonas på 9 år."),
        laid_up("Tjekliste.docx", text="Ingenting."),
    ]

    found = proposals_for(files, programme, Theme.objects.all())

    assert [(one.kind, one.theme_id, one.signs > 0) for one in found] == [
        ("material", respite.pk, False),
        ("material", None, True),
        ("tool", None, False),
    ]


def test_each_file_becomes_a_draft_and_the_same_again_makes_nothing(laid_up, drafted, respite, ellen):
    wanted = [
        Wanted(laid_up("Aftale.docx"), "Aftale om aflastning", "tool", respite),
        Wanted(laid_up("Referat.docx"), "Referat", "material"),
    ]

    made, again = drafted(*wanted), drafted(*wanted)

    first, second = made
    assert (again, Resource.objects.count(), list(staged_for(ellen))) == ([], 2, [])
    assert (first.state, first.title, list(first.themes.all()), first.owner) == (
        "draft",
        "Aftale om aflastning",
        [respite],
        ellen,
    )
    assert ([one.name for one in first.files.all()], first.summary) == (["Aftale.docx"], LINE)
    assert (second.owner, second.review_on) == (None, None)


def test_nothing_is_half_done_and_nobody_elses_file_is_taken(laid_up, drafted, programme, mette, ellen):
    good, bad = Wanted(laid_up("a.docx"), "A", "tool"), Wanted(laid_up("b.docx"), f"B {some_number()}", "tool")
    with pytest.raises(Refused):
        drafted(good, bad)
    before = Resource.objects.count()

    others = import_files([good], programme=programme, owner=mette, by=Actor.person(mette))

    assert (before, others, staged_for(ellen).count()) == (0, [], 2)


def test_the_same_file_is_told_and_not_chosen(laid_up, drafted, world):
    drafted(Wanted(laid_up("Aftale.docx"), "Aftale om aflastning", "tool"))
    again, other = laid_up("Kopi.docx"), laid_up("Ny.docx", digest="2")

    page = world.client(Who.KNOWLEDGE_PARTNER, language="en").get(
        f"{reverse('knowledge:file_proposals')}?file={again.pk}&file={other.pk}"
    )

    text = page.content.decode()
    boxes = [re.search(f'<input type="checkbox"[^>]*name="keep_{one.pk}"[^>]*>', text)[0] for one in (again, other)]
    assert ("Already in the knowledge bank" in text, ["checked" in box for box in boxes]) == (True, [False, True])


def test_from_files_to_drafts_through_the_pages(world, monkeypatch):
    monkeypatch.setattr(inspection, "_inspected", lambda data: {**inspected(data), "preview": b""})
    client = world.client(Who.KNOWLEDGE_PARTNER, language="en")
    sent = [SimpleUploadedFile(f"{name}.docx", letter(f"{name}: {LINE}")) for name in ("Aftale", "Referat", "Andet")]

    proposed = client.post(reverse("knowledge:file_import"), {"upload": sent})
    shown = client.get(proposed.url).content.decode()
    aftale, andet, referat = (StoredFile.objects.get(name=f"{name}.docx") for name in ("Aftale", "Andet", "Referat"))
    said = {f"keep_{one.pk}": "on" for one in (aftale, referat)}
    said |= {f"title_{one.pk}": one.name.removesuffix(".docx") for one in (aftale, andet, referat)}
    said |= {f"kind_{one.pk}": "material" if one == referat else "tool" for one in (aftale, andet, referat)}
    made = client.post(proposed.url, {**said, f"title_{aftale.pk}": "Aftale: ferie"})

    assert [f'value="{name}"' in shown for name in ("Aftale", "Andet", "Referat")] == [True] * 3
    assert made.url == f"{reverse('knowledge:library')}?state=draft"
    assert set(Resource.objects.values_list("title", "kind")) == {("Aftale: ferie", "tool"), ("Referat", "material")}
    assert (andet.resources.count(), client.get(proposed.url).status_code) == (0, 200)


def test_a_file_with_a_number_is_named_and_none_goes_on(world, monkeypatch):
    monkeypatch.setattr(inspection, "_inspected", lambda data: {**inspected(data), "preview": b""})
    sent = [SimpleUploadedFile("Aftale.docx", letter()), SimpleUploadedFile("B.docx", letter(f"Om {some_number()}"))]

    page = world.client(Who.KNOWLEDGE_PARTNER, language="en").post(reverse("knowledge:file_import"), {"upload": sent})

    assert (page.status_code, "B.docx: Something in the file" in page.content.decode()) == (422, True)
    assert StoredFile.objects.count() == 0


def test_nothing_chosen_and_a_number_in_a_title_are_told_in_place(world, laid_up):
    file = laid_up("Aftale.docx")
    client, page = world.client(Who.KNOWLEDGE_PARTNER, language="en"), reverse("knowledge:file_proposals")
    said = {f"title_{file.pk}": f"Om {some_number()}", f"kind_{file.pk}": "tool", f"theme_{file.pk}": ""}

    nothing = client.post(f"{page}?file={file.pk}", said)
    number = client.post(f"{page}?file={file.pk}", {**said, f"keep_{file.pk}": "on"})

    assert ("Choose at least one file." in nothing.content.decode(), nothing.status_code) == (True, 422)
    assert (number.status_code, Resource.objects.count()) == (422, 0)
    assert f'aria-describedby="id_title_{file.pk}-error"' in number.content.decode()


def test_the_page_asks_the_same_for_one_file_and_for_three(world, laid_up, statements):
    client = world.client(Who.KNOWLEDGE_PARTNER)
    files = [laid_up(f"{name}.docx") for name in "abc"]
    page = reverse("knowledge:file_proposals")
    client.get(f"{page}?file={files[0].pk}")

    with statements.counted() as one:
        client.get(f"{page}?file={files[0].pk}")

    with statements.at_most(min(len(one), 15)):
        client.get(page + "?" + "&".join(f"file={file.pk}" for file in files))
