"""Every page a person can reach answers, in both languages, without a word of the other one."""

import re

import pytest

from praksisnet.kit.permissions import Who
from tests.catalogues import danish_only, english_only
from tests.crawl import walk

ROLES = [Who.ANONYMOUS, Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR, Who.AUTHORITY, Who.ADMINISTRATOR]


@pytest.mark.parametrize("who", ROLES)
def test_every_reachable_page_answers(who, world):
    pages = walk(world.client(who), "/")

    assert [(page.url, page.status) for page in pages if page.status not in {200, 302}] == []


@pytest.mark.parametrize(("language", "foreign"), [("da", english_only), ("en", danish_only)])
@pytest.mark.parametrize("who", ROLES)
def test_every_page_speaks_one_language(who, language, foreign, world):
    pages = [page for page in walk(world.client(who, language=language), "/") if page.status == 200 and page.html]
    phrases = foreign()

    assert {page.url for page in pages if f'<html lang="{language}"' not in page.html} == set()
    assert {(page.url, line) for page in pages for line in page.text.split("\n") if line in phrases} == set()


@pytest.mark.parametrize("who", ROLES)
def test_no_page_carries_inline_script_or_style(who, world):
    inline = re.compile(r"<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=|<style|javascript:", re.I)

    assert {page.url for page in walk(world.client(who), "/") if inline.search(page.html)} == set()
