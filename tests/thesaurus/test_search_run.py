"""The trial of search on texts from files takes the words that are kept, or leaves them out when it is asked to."""

import json
from contextlib import nullcontext

import pytest
from django.core.management import call_command

from praksisnet.search import trial
from praksisnet.search.sockets import Wording, wording
from praksisnet.thesaurus.actions import add_rule
from praksisnet.thesaurus.words import Kind
from tests.thesaurus.conftest import BY


@pytest.fixture
def run(db, tmp_path, monkeypatch):
    """``run()``: what each query finds. In the test's own database, which is empty and thrown away too."""
    monkeypatch.setattr(trial, "empty_database", nullcontext)
    texts = [{"id": title, "title": title} for title in ("Vederlag", "Plejefamilier")]
    queries = [{"id": text, "text": text} for text in ("honorar", "familie")]
    for name, rows in (("docs", texts), ("queries", queries)):
        (tmp_path / name).write_text("\n".join(map(json.dumps, rows)))

    def _run(*options):
        call_command("search_run", tmp_path / "docs", tmp_path / "queries", tmp_path / "run", *options, verbosity=0)
        return dict(line.split("\t") for line in (tmp_path / "run").read_text().splitlines())

    return _run


@pytest.fixture
def rules(db):
    add_rule(Kind.SAME, ["vederlag", "honorar"], by=BY)
    add_rule(Kind.WHOLE, ["plejefamilier"], by=BY)


def test_words_that_are_kept_find_and_stay_whole(run, rules):
    assert run() == {"honorar": "Vederlag"}


def test_without_them_on_request_and_then_they_are_kept_as_before(run, rules):
    found = run("--no-thesaurus")

    assert (found, wording() == Wording()) == ({"familie": "Plejefamilier"}, False)
