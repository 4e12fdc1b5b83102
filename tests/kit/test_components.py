import re

import pytest
from django.template import loader
from django.utils.translation import override

from praksisnet.kit.paging import Page


def drawn(call: str, **context) -> str:
    name = re.match(r"\w+", call)[0]
    template = loader.engines["jinja2"].from_string(f'{{% from "kit/components.html" import {name} %}}{{{{ {call} }}}}')
    return re.sub(r"\s+", " ", template.render(context)).strip()


@pytest.mark.parametrize(
    ("call", "html"),
    [
        ("button('Gem')", '<button class="button button-primary">Gem</button>'),
        (
            "button('Send', name='go', value='1')",
            '<button class="button button-primary" name="go" value="1">Send</button>',
        ),
        ("link_button('Se', '/x/', 'secondary')", '<a class="button button-secondary" href="/x/">Se</a>'),
        ("block_head('Nyt', 'n')", '<div class="block-head"><h2 id="n">Nyt</h2></div>'),
        (
            "block_head('Nyt', 'n', '/x/', 'Alle')",
            '<div class="block-head"><h2 id="n">Nyt</h2><a href="/x/">Alle</a></div>',
        ),
        (
            "crumbs([('Netværk', '/n/'), ('Møde', none)])",
            (
                '<nav class="crumbs" aria-label="Brødkrumme"><ol class="no-max-width">'
                '<li><a href="/n/">Netværk</a></li>'
                '<li aria-current="page">Møde</li></ol></nav>'
            ),
        ),
        ("empty('Her kommer møder.')", '<div class="empty"><p>Her kommer møder.</p></div>'),
        (
            "tags(['Vederlag'])",
            '<ul class="no-max-width plain pn-tags"><li><span class="tag">Vederlag</span></li></ul>',
        ),
        (
            "figures([('82 %', 'Svarprocent')])",
            '<dl class="keys"><div><dt>Svarprocent</dt><dd class="num">82 <small>%</small></dd></div></dl>',
        ),
    ],
)
def test_components_draw_exact_markup(call, html):
    assert drawn(call) == html


def test_components_escape_what_people_write():
    assert drawn("person(name)", name="<b>Bo</b> Ås").count("&lt;b&gt;") == 1


def test_status_is_icon_and_word():
    html = drawn("status('warn', 'Aflyst')")

    assert re.fullmatch(r'<span class="status warn"><svg class="icon-svg" .*#warning"></use></svg>Aflyst</span>', html)


def test_steps_tell_where_one_is():
    html = drawn("steps([('Indsats', 'done', '/a/'), ('Netværk', 'current'), ('Send', 'todo')])")

    assert re.findall(r'<li class="(\w+)">', html) == ["done", "current", "disabled"]
    assert html.count('aria-current="step"') == 1


def test_pager_of_one_page_is_nothing():
    assert drawn("pager(page)", page=Page([], 1, 1, 3, "")) == ""


def test_pager_keeps_the_search_in_its_links():
    html = drawn("pager(page)", page=Page([], 2, 3, 140, "q=a"))

    assert re.findall(r'href="(\?[^"]+)"', html) == [
        "?q=a&amp;page=1", "?q=a&amp;page=1", "?q=a&amp;page=2", "?q=a&amp;page=3", "?q=a&amp;page=3",
    ]  # fmt: skip


def test_confirm_holds_what_the_caller_sends_along():
    source = (
        '{% from "kit/components.html" import confirm %}'
        '{% call confirm("Sikker?", "Ja, meld afbud", "/x/", csrf_input) %}<input name="k">{% endcall %}'
    )

    html = loader.engines["jinja2"].from_string(source).render({"csrf_input": "c"})

    assert re.search(r'<form class="confirm" method="post">\s+c\s.*<input name="k">.*Ja, meld afbud', html, re.S)


def test_components_follow_the_language_of_each_page():
    call = "crumbs([('A', none)])"
    danish = drawn(call)
    with override("en"):
        english = drawn(call)

    assert [re.search(r'aria-label="(\w+)"', html)[1] for html in (danish, english)] == ["Brødkrumme", "Breadcrumbs"]
