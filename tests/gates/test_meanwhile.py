"""Nobody's text is overwritten without a word: every form that shows a text to be changed notices a later save."""

from itertools import product
from urllib.parse import urljoin

import pytest
from django.db import transaction
from django.test import Client

from praksisnet.kit.meanwhile import SEEN, Meanwhile
from praksisnet.kit.permissions import Who
from tests.crawl import view_of
from tests.sending import Body, SentForm, forms_in

WHO = [Who.FACILITATOR, Who.ADMINISTRATOR, Who.KNOWLEDGE_PARTNER, Who.COORDINATOR, Who.PARTICIPANT, Who.AUTHORITY]
# What stands in them is not yet anybody's: a proposal for something new, or today.
PROPOSES = {
    "adaptation:signal_change", "adaptation:signal_session", "knowledge:resource_new", "meetings:meeting_change",
    "meetings:round_change", "organisations:affiliation_ending", "organisations:closing", "organisations:people",
    "organisations:region", "organisations:representation", "organisations:representation_ending",
    "practice:trial_new",
}  # fmt: skip
# What has to be chosen before a text is kept.
ALSO: dict[str, Body] = {
    "knowledge:content": {"kind": ["legislation"]},
    "registration:questions": {"dietary": ["on"]},
    "networks:answer": {"answer": ["declined"]},
    "practice:report": {"stage": ["adopted"]},
}
# Who declines for the municipality is its coordinator no more, and does not find the page again.
GONE = {(Who.COORDINATOR, "networks:answer")}
WORDS = [("Oles", "Lines"), ("ole.example", "line.example"), ("37", "38")]


def shown_to(walked, who: Who) -> dict[str, tuple[str, SentForm]]:
    """By view, the first form in which a text stands already, or that is to notice, with its address."""
    found: dict[str, tuple[str, SentForm]] = {}
    for page in walked(who):
        for form in forms_in(page.html):
            address = urljoin(page.url, form.action)
            if form.shows_text or SEEN in form.body:
                found.setdefault(view_of(address), (address, form))
    return found


@pytest.mark.parametrize("who", WHO)
def test_every_form_with_a_text_carries_what_was_seen(who, walked):
    without = {view for view, (_address, form) in shown_to(walked, who).items() if SEEN not in form.body}

    assert without - PROPOSES == set()


def noticed(client: Client, address: str, form: SentForm) -> list[int]:
    """What the other's save and then ours are answered: of the first text in which both can be written."""
    for name, words in product(sorted(form.texts | form.numbers), WORDS):
        body = form.body | ALSO.get(view_of(address), {})
        theirs, ours = ({**body, name: one} for one in words)
        with transaction.atomic():
            saved = client.post(address, theirs)
            stands = [one.body.get(name) for one in forms_in(client.get(address).text) if saved.status_code == 302]
            answers = [saved.status_code, client.post(address, ours).status_code]
            transaction.set_rollback(True)
        if theirs[name] in [text for found in stands for text in found or ()]:
            return answers
    return []


@pytest.mark.parametrize("who", WHO)
def test_a_later_save_is_asked(who, world, walked):
    client = world.client(who, raise_request_exception=False)

    found = {
        view: noticed(client, address, form)
        for view, (address, form) in shown_to(walked, who).items()
        if SEEN in form.body and form.texts | form.numbers and (who, view) not in GONE
    }

    assert {view: answers for view, answers in found.items() if answers != [302, 422]} == {}


def test_a_form_without_the_check_is_found(world, walked, monkeypatch):
    address, form = shown_to(walked, Who.FACILITATOR)["meetings:about"]
    monkeypatch.setattr(Meanwhile, "is_change", False)  # not earlier: the pages are walked once for all tests

    assert noticed(world.client(Who.FACILITATOR), address, form) == [302, 302]
