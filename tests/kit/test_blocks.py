"""Clean HTML becomes blocks of text for paper and slides."""

from praksisnet.kit import richtext
from praksisnet.kit.blocks import blocks_of, said


def blocks(markdown):
    return blocks_of(str(richtext.from_markdown(markdown)))


def told(markdown):
    return [(one["kind"], said(one["runs"])) for one in blocks(markdown)]


def test_headings_and_paragraphs_in_their_order():
    assert told("## Sådan\n\nFørst.\n\nSå.") == [("heading", "Sådan"), ("paragraph", "Først."), ("paragraph", "Så.")]


def test_a_heading_never_skips_a_level():
    assert [one["depth"] for one in blocks("#### Dyb\n\n#### Dyb\n\n## Øverst\n\n#### Dyb")] == [0, 1, 0, 1]


def test_marks_and_links_stay_with_their_words():
    runs = blocks("Læs **dette** og [mere](https://x.example/).")[0]["runs"]

    assert [(run["text"], run["bold"], run["link"]) for run in runs] == [
        ("Læs ", False, ""),
        ("dette", True, ""),
        (" og ", False, ""),
        ("mere", False, "https://x.example/"),
        (".", False, ""),
    ]


def test_a_link_that_runs_code_is_text():
    assert blocks_of('<p><a href="javascript:alert(1)">tryk</a></p>')[0]["runs"][0]["link"] == ""


def test_lists_are_flat_and_know_whether_they_are_ordered():
    dots, numbers = blocks("- en\n- to\n  - tre\n\ntekst\n\n1. a\n2. b")[0], blocks("1. a\n2. b")[0]

    assert ([said(item) for item in dots["items"]], dots["ordered"]) == (["en", "to", "tre"], False)
    assert ([said(item) for item in numbers["items"]], numbers["ordered"]) == (["a", "b"], True)


def test_a_table_has_a_head_and_rows_of_one_width():
    table = blocks("|a|b|\n|-|-|\n|1|2|\n|3|")[0]

    assert [said(cell) for cell in table["head"]] == ["a", "b"]
    assert [[said(cell) for cell in row] for row in table["rows"]] == [["1", "2"], ["3", ""]]


def test_broken_html_loses_no_words():
    assert "".join(said(one["runs"]) for one in blocks_of("<p>en<strong>to</p><p>tre")) == "entotre"
