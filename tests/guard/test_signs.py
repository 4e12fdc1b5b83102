"""Signs that a text is about somebody, and the neutral text that is offered instead."""

import csv
from importlib.resources import files

import pytest
from django.utils import translation

from praksisnet.guard.neutral import find_signs, marked, neutral
from praksisnet.guard.text import find_cpr
from praksisnet.guard.wording import words
from tests.guard.numbers import some_number


@pytest.fixture(autouse=True)
def _danish():
    with translation.override("da"):
        yield


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("Vi har en pige, der hedder Maja, på 7 år.", "Vi har barn A, på 7 år."),
        ("Plejebarnet Ali trives. Alis skole ringer.", "Plejebarn A trives. Plejebarn A’s skole ringer."),
        ("Emil er et plejebarn, og Emil vil hjem.", "Barn A er et plejebarn, og barn A vil hjem."),
        ("Min søn Emil og jeg", "Barn A og jeg"),
        ("Det gælder Emil (7 år).", "Det gælder barn A (7 år)."),
        ("Emils plejefamilie og Jonas' mor er enige.", "Barn A’s plejefamilie og barn B' mor er enige."),
        ("plejefamilien Lundsgaard passer drengen Noah", "plejefamilie A passer barn B"),
        ("Børnene Ida og Zahra skal bo sammen.", "Barn A og barn B skal bo sammen."),
        ("Forældrene til Sofie er hørt.", "Forældrene til barn A er hørt."),
        ("Den 9-årige Yusuf er anbragt.", "Den 9-årige barn A er anbragt."),
        ("A.B., 9 år, fra Vejle", "Barn A, 9 år, fra Vejle"),
        ("Om barn A: drengen Emil", "Om barn A: barn B"),
        ("To børn i Køge venter.", "Nogle få børn i Køge venter."),
        ("Mormor har 40 50 60 70.", "Mormor har [telefonnummer]."),
        ("Ring på 40506070 til plejemor", "Ring på [telefonnummer] til plejemor"),
        ("Skriv til karin@gmail.example", "Skriv til [mailadresse]"),
        ("Barnet bor på Skovvej 12.", "Barnet bor på [adresse]."),
        ("Søskendeparret Ida og Emil er anbragt.", "Barn A og barn B er anbragt."),
        ("Barnets navn er Freja, og lille Viktor er bror.", "Barnets navn er barn A, og lille barn B er bror."),
        ("Fatima blev fjernet fra hjemmet.", "Barn A blev fjernet fra hjemmet."),
        ("Den anbragte Liam har brug for ro.", "Den anbragte barn A har brug for ro."),
        ("Familien bor Nørre Skovvej 12, 2. th, 4600 Køge nu", "Familien bor [adresse] nu"),
    ],
)
def test_a_neutral_text_says_the_same_of_nobody(text, instead):
    assert (neutral(text), find_signs(neutral(text))) == (instead, [])


@pytest.mark.parametrize(
    "text",
    [
        "Mette Kjær fortalte om barnets perspektiv og om Barnets Lov.",
        "Mette, børnene skal høres.",
        "Kære Karen, 12 år i faget er flot.",
        "Ida er 10 år i jobbet i dag!",
        "Et barn i Køge Kommune har ret til en bisidder.",
        "34 børn i Køge",
        "Plejefamilier i Danmark",
        "Vi mødes på Rådhuset, Torvet 1, 4600 Køge.",
        "Skriv til mette.kjaer@koege.example",
        "CVR 29189374 og sag 20261234",
        "I 2024 2025 og 20.11.2026",
        "Lov nr. 721 af 13. juni 2023, § 66",
        "KL og PPR, 9-årige i Køge",
        "barn A og plejefamilie B",
        "Maj 2026: barnet Maj",
        "I lille Skensved er der anbragte unge.",
        "Se Vejledning, Kapitel 4.2 og Parken 1.2",
        "",
    ],
)
def test_what_points_at_nobody_is_not_asked_about(text):
    assert find_signs(text) == []


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("Emil {} i en anden kommune", "Barn A i en anden kommune"),
        ("hos plejefamilien til Emil ({}).", "hos plejefamilien til barn A."),
        ("Drengen Noah, cpr-nr. {}, er hørt", "Barn A, er hørt"),
        ("Barnet {} er anbragt", "Barn A er anbragt"),
        ("Sagen om {} og {}", "Sagen om barn A og barn A"),
    ],
)
def test_a_number_and_the_name_beside_it_are_one_child(text, instead):
    digits = some_number()
    written = f"{digits[:6]}-{digits[6:]}"

    neutrals = neutral(text.format(written, digits))

    assert (neutrals, find_cpr(neutrals)) == (instead, [])


def test_where_a_number_stands_is_shown_without_the_number():
    shown = marked(f"Om {some_number()} og Emil, en dreng")

    assert [(piece.text, piece.kind) for piece in shown if piece.kind] == [("•" * 10, "cpr"), ("Emil", "name")]


def test_the_guard_knows_the_same_municipalities_as_the_product():
    with (files("praksisnet.organisations") / "data" / "municipalities.csv").open(encoding="utf-8") as file:
        assert words("municipalities") == {row["name"] for row in csv.DictReader(file)}
