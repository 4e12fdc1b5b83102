import pytest

from praksisnet.adaptation.actions import rewrite_need, support_need
from praksisnet.journal.queries import entries_about
from praksisnet.kit.refusal import Refused


def test_rewrite_changes_text_and_themes_and_journals_which(need, theme, by):
    rewrite_need(need, body="Ferieaftaler i god tid.", themes=[], by=by)
    rewrite_need(need, body="Ferieaftaler i god tid.", themes=[], by=by)

    need.refresh_from_db()
    assert (need.body, list(need.themes.all())) == ("Ferieaftaler i god tid.", [])
    assert [entry.fields for entry in entries_about(need)] == [["body", "themes"], []]


def test_rewrite_refuses_once_somebody_else_has_joined(need, faxe, by):
    support_need(need, faxe, by=by)

    with pytest.raises(Refused):
        rewrite_need(need, body="Noget helt andet.", themes=[], by=by)
