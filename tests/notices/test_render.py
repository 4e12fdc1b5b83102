from functools import partial

import pytest

from praksisnet.notices.mails import address, render

weekly_letter = partial(render, "notices/weekly_letter.html", week=3, news=[], leaving="")


@pytest.mark.parametrize(("language", "title"), [("da", "nyt til dig i uge 3"), ("en", "news for you in week 3")])
def test_a_mail_is_in_the_readers_language(language, title):
    rendered = weekly_letter(language, notices=[])

    assert (rendered.title, f'<html lang="{language}">' in rendered.html) == (f"Praksisnet: {title}", True)


def test_a_title_keeps_its_signs_and_a_text_is_escaped_in_html_only():
    line = type("Line", (), {"line": "Råd & <dåd>", "link": ""})

    rendered = weekly_letter("da", notices=[line])

    assert ("- Råd & <dåd>" in rendered.text, "Råd &amp; &lt;dåd&gt;" in rendered.html) == (True, True)


@pytest.mark.parametrize("demo", [True, False])
def test_a_mail_of_the_demo_says_that_it_is_one(settings, demo):
    settings.DEMO = demo

    rendered = weekly_letter("da", notices=[])

    assert ("opfundet" in rendered.text) is demo


def test_the_footer_says_who_sends_and_where_from(settings):
    settings.OPERATOR, settings.MAIL_SENDER_ADDRESS = "Netværkssekretariatet", "Eksempelvej 1"

    lines = weekly_letter("da", notices=[]).text.splitlines()

    assert "Sendt af Netværkssekretariatet. Eksempelvej 1" in lines


def test_addresses_in_mails_are_whole():
    assert address("notices:preferences") == "http://127.0.0.1:8000/notices/preferences/"
