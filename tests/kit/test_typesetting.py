import io
import re

import pypdfium2
import pytest

from praksisnet.kit import codes, typesetting
from praksisnet.kit.typesetting import UNIVERSAL, NotSet, typeset

LIST = "registration/data/participants.typ"
ONE = {
    "title": "Liste",
    "language": "da",
    "lead": "Ærø",
    "foot": "i dag",
    "headings": ["Navn"] * 4,
    "rows": [["Åse"] * 4],
}


def test_a_file_holds_what_was_given():
    page = pypdfium2.PdfDocument(io.BytesIO(typeset(LIST, ONE, standard=UNIVERSAL)))[0]

    assert "Ærø" in page.get_textpage().get_text_bounded()


@pytest.mark.parametrize("missing", ["title", "language", "rows"])
def test_what_a_template_needs_is_missed_aloud(missing):
    with pytest.raises(NotSet, match=missing):
        typeset(LIST, {name: value for name, value in ONE.items() if name != missing})


def test_the_standard_refuses_a_file_without_a_title():
    with pytest.raises(NotSet, match="title"):
        typeset(LIST, {**ONE, "title": ""}, standard=UNIVERSAL)


def test_without_its_letters_nothing_is_set(tmp_path, monkeypatch):
    monkeypatch.setattr(typesetting, "FONTS", tmp_path)

    with pytest.raises(NotSet, match="unknown font family"):
        typeset(LIST, ONE)


def test_fonts_that_are_not_built_say_how(tmp_path, monkeypatch):
    monkeypatch.setattr(typesetting, "FONTS", tmp_path / "type")

    with pytest.raises(NotSet, match="praksisnet build"):
        typeset(LIST, ONE)


def test_what_hangs_is_ended(monkeypatch):
    monkeypatch.setattr(typesetting, "MOST_SECONDS", 0.001)

    with pytest.raises(NotSet, match="more than"):
        typeset(LIST, ONE)


def test_a_code_is_drawn_as_the_squares_it_is_made_of():
    size, path = codes.outline("https://praksisnet.example/check-in/x.y/")

    corner = [f"M4 {4 + y}h7v1h-7z" in path for y in (0, 6)]
    assert (corner, size % 4, bool(re.fullmatch(r"(M\d+ \d+h\d+v1h-\d+z)+", path))) == ([True, True], 1, True)


def test_a_picture_is_named_and_says_no_more():
    picture = codes.picture("https://x.example/", 'Kode "A"')

    assert ('aria-label="Kode &#34;A&#34;"' in picture, "x.example" in picture) == (True, False)
