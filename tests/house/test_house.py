"""The house stands as house.md says, and every check is shown to fail on a planted violation."""

from pathlib import Path

import pytest
from django.apps import apps

from tests.house import contracts
from tests.house.contracts import ROOT, SOURCE

PLANTS = {
    contracts.foreign_templates: ("themes/jinja2/themes/x.html", '{% include "networks/_panel.html" %}'),
    contracts.long_files: ("themes/queries.py", "\n" * 301),
    contracts.long_functions: ("themes/views.py", "def show(request):\n" + "    request = request\n" * 21),
    contracts.writing_views: ("themes/views.py", "def show(request):\n    Theme(name='x').save()\n"),
    contracts.nameless_actions: ("themes/actions.py", "@transaction.atomic\ndef rename(theme):\n    return theme\n"),
    contracts.meaningless_names: ("themes/helpers.py", ""),
    contracts.automatic_times: ("themes/models.py", "at = DateTimeField(auto_now_add=True)\n"),
}


@pytest.mark.parametrize("check", PLANTS, ids=lambda check: check.__name__)
def test_the_house_keeps_its_rules(check):
    assert check(SOURCE) == []


@pytest.mark.parametrize("check", PLANTS, ids=lambda check: check.__name__)
def test_each_rule_finds_a_planted_violation(check, tmp_path: Path):
    name, text = PLANTS[check]
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text(text)

    assert len(check(tmp_path)) == 1


def test_foreign_keys_point_down():
    assert contracts.upward_foreign_keys(apps.get_models()) == []


def test_an_upward_foreign_key_is_found(monkeypatch):
    monkeypatch.setitem(contracts.FLOOR, "people", -1)
    monkeypatch.setitem(contracts.FLOOR, "organisations", -30)

    assert "organisations.Affiliation.person -> people.Person" in contracts.upward_foreign_keys(apps.get_models())


def test_two_rooms_say_the_same_danish():
    assert contracts.rival_translations(SOURCE) == []


def test_two_translations_of_one_message_are_found(tmp_path):
    for room, text in (("themes", "Afsluttet"), ("pages", "Lukket")):
        catalogue = tmp_path / room / "locale/da/LC_MESSAGES/django.po"
        catalogue.parent.mkdir(parents=True)
        catalogue.write_text(f'msgid "Closed"\nmsgstr "{text}"\n\nmsgctxt "need"\nmsgid "Closed"\nmsgstr "Besvaret"\n')

    assert contracts.rival_translations(tmp_path) == ["Closed: ['Afsluttet', 'Lukket']"]


def test_words_of_one_programme_stand_only_in_data():
    assert contracts.foreign_words(SOURCE, ["plejefamili", "plejebørn", "foster"]) == []


def test_a_word_of_one_programme_is_found(tmp_path):
    (tmp_path / "rules.py").write_text("TITLE = 'Plejefamilier'\n")

    assert contracts.foreign_words(tmp_path, ["plejefamili"]) == ["rules.py"]


def test_every_dependency_has_its_reason():
    assert contracts.unexplained_dependencies((ROOT / "pyproject.toml").read_text()) == []


def test_a_dependency_without_reason_is_found():
    assert contracts.unexplained_dependencies('dependencies = [\n    "x",\n]\n') == ['"x",']


def test_no_test_takes_anything_from_another_file_of_tests():
    assert contracts.borrowed_tests(ROOT / "tests") == []


def test_every_test_finds_what_it_imports_from_another():
    assert contracts.lost_names(ROOT / "tests") == []


def test_an_import_of_what_was_moved_is_found(tmp_path):
    files = {
        "__init__.py": "",
        "world.py": "DAY = 1\ndef mette(): ...\n",
        "test_a.py": "from tests import world\nfrom tests.world import DAY, ellen, mette\n",
    }
    for name, text in files.items():
        (tmp_path / "tests" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "tests" / name).write_text(text)

    assert contracts.lost_names(tmp_path / "tests") == ["test_a.py: tests.world.ellen"]
