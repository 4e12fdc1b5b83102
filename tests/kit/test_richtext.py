import pytest
from hypothesis import given
from hypothesis import strategies as st

from praksisnet.kit.richtext import clean, from_markdown


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        ("<script>alert(1)</script><p>Hej</p>", "<p>Hej</p>"),
        ('<a href="javascript:alert(1)">x</a>', '<a rel="noopener noreferrer">x</a>'),
        ('<p onclick="x()" style="color:red" class="a">Hej</p>', "<p>Hej</p>"),
        ('<img src="https://x.example/p.png"><p>Hej</p>', "<p>Hej</p>"),
        ("<h1>Titel</h1>", "Titel"),
        ("<p>Hej <!-- hemmeligt --></p>", "<p>Hej </p>"),
        ("<style>p{}</style><b>a</b>", "<b>a</b>"),
    ],
)
def test_clean_keeps_only_what_is_allowed(dirty, cleaned):
    assert clean(dirty) == cleaned


@given(st.text(alphabet="<>/abp='\" script:&;hrefonload", max_size=120))
def test_clean_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)


def test_clean_is_not_escaped_by_templates():
    assert f"{clean('<p>a</p>').__html__()}" == "<p>a</p>"


def test_from_markdown_makes_headings_lists_and_links():
    made = from_markdown("# Opsamling\n\n- [Absalon](https://absalon.example)\n- **to**")

    assert made == (
        "<h2>Opsamling</h2>\n<ul>\n"
        '<li><a href="https://absalon.example" rel="noopener noreferrer">Absalon</a></li>\n'
        "<li><strong>to</strong></li>\n</ul>\n"
    )


def test_from_markdown_shows_raw_html_as_text():
    assert from_markdown("<b>x</b>") == "<p>&lt;b&gt;x&lt;/b&gt;</p>\n"
