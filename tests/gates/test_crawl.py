"""Every page a person can reach answers, in both languages, without a word of the other one."""

import re

import pytest

from praksisnet.kit.permissions import Who
from tests.catalogues import danish_only, english_only

ROLES = [Who.ANONYMOUS, Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR, Who.AUTHORITY, Who.ADMINISTRATOR]


@pytest.mark.parametrize("who", Who)
def test_every_reachable_page_answers(who, walked):
    pages = walked(who)

    assert [(page.url, page.status) for page in pages if page.status not in {200, 302}] == []


@pytest.mark.parametrize(("language", "foreign"), [("da", english_only), ("en", danish_only)])
@pytest.mark.parametrize("who", ROLES)
def test_every_page_speaks_one_language(who, language, foreign, walked):
    pages, phrases = [page for page in walked(who, language) if page.status == 200 and page.html], foreign()

    assert {page.url for page in pages if f'<html lang="{language}"' not in page.html} == set()
    assert {(page.url, line) for page in pages for line in page.text.split("\n") if line in phrases} == set()


@pytest.mark.parametrize("who", ROLES)
def test_no_page_carries_inline_script_or_style(who, walked):
    inline = re.compile(r"<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=|<style|javascript:", re.I)

    pages = walked(who)

    assert {page.url for page in pages if inline.search(page.html)} == set()
