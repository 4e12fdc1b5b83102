"""A past that is written down afterwards makes no letters."""

from praksisnet.kit.quiet import quiet
from praksisnet.notices.mails import Rendered, render
from praksisnet.notices.models import Letter


def test_post_keeps_nothing_while_it_is_quiet(mette, post):
    with quiet():
        letter = post(mette)

    assert (letter.pk, Letter.objects.count()) == (None, 0)


def test_post_writes_again_afterwards(mette, post):
    with quiet():
        post(mette)

    assert post(mette).pk is not None


def test_render_writes_nothing_while_it_is_quiet():
    with quiet():
        rendered = render("notices/weekly_letter.html", "da")

    assert rendered == Rendered("", "", "")
