from pathlib import Path

import pytest
from babel.messages.mofile import read_mo

from praksisnet.kit import catalogues

SOURCE = """\
from django.utils.translation import gettext_lazy as _, ngettext, pgettext_lazy
NAME = _("Seat")
COUNT = ngettext("%(count)s seat", "%(count)s seats", 2)
VERB = pgettext_lazy("verb", "Invite")
"""
TEMPLATE = """\
<p>{{ _("From the page") }}</p>
{% trans count=n %}{{ count }} row{% pluralize %}{{ count }} rows{% endtrans %}
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    room = tmp_path / "garden"
    (room / "jinja2" / "garden").mkdir(parents=True)
    (room / "migrations").mkdir()
    (room / "apps.py").write_text("")
    (room / "words.py").write_text(SOURCE)
    (room / "migrations" / "0001_initial.py").write_text('_("Not this")')
    (room / "jinja2" / "garden" / "x.html").write_text(TEMPLATE)
    return tmp_path


def translate(package: Path, **strings: str) -> None:
    path = catalogues.catalogue_path("garden", package)
    text = path.read_text()
    for english, danish in strings.items():
        text = text.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{danish}"')
    path.write_text(text)


def test_extract_finds_code_and_templates_but_not_migrations(package: Path) -> None:
    found = catalogues.extract("garden", package)

    assert sorted(str(message.id) for message in found if message.id) == [
        "('%(count)s row', '%(count)s rows')",
        "('%(count)s seat', '%(count)s seats')",
        "From the page",
        "Invite",
        "Seat",
    ]


def test_merge_twice_writes_the_same_file_without_dates(package: Path) -> None:
    catalogues.merge("garden", package)
    once = catalogues.catalogue_path("garden", package).read_text()

    changed = catalogues.merge("garden", package)

    assert (changed, "Date" in once, "#:" in once) == (False, False, False)


def test_merge_keeps_translations_and_drops_what_is_gone(package: Path) -> None:
    catalogues.merge("garden", package)
    translate(package, Seat="Plads")
    (package / "garden" / "words.py").write_text(SOURCE.replace("verb", "command"))

    catalogues.merge("garden", package)

    text = catalogues.catalogue_path("garden", package).read_text()
    assert ('msgstr "Plads"' in text, '"verb"' in text, '"command"' in text) == (True, False, True)


def test_examine_lists_what_is_untranslated(package: Path) -> None:
    catalogues.merge("garden", package)
    translate(package, Seat="Plads", Invite="Invitér")

    found = catalogues.examine("garden", package)

    assert sorted(found.untranslated) == ["%(count)s row", "%(count)s seat", "From the page"]


def test_examine_lists_fuzzy_and_stale_entries(package: Path) -> None:
    catalogues.merge("garden", package)
    path = catalogues.catalogue_path("garden", package)
    translate(package, Seat="Plads")
    path.write_text(path.read_text().replace('msgid "Seat"', '#, fuzzy\nmsgid "Seat"') + '\nmsgid "Old"\nmsgstr "Gl"\n')

    found = catalogues.examine("garden", package)

    assert (found.fuzzy, found.stale) == (["Seat"], ["Old"])


def test_examine_lists_a_lost_placeholder(package: Path) -> None:
    (package / "garden" / "words.py").write_text('_("Hello %(name)s")')
    catalogues.merge("garden", package)
    translate(package, **{"Hello %(name)s": "Hej"})

    found = catalogues.examine("garden", package)

    assert len(found.problems) == 1


def test_contradictions_name_a_text_that_two_rooms_translate_differently(package: Path) -> None:
    for room, danish in (("garden", "Plads"), ("kitchen", "Sæde")):
        path = catalogues.catalogue_path(room, package)
        path.parent.mkdir(parents=True)
        path.write_text(f'{catalogues.HEAD}msgid "Seat"\nmsgstr "{danish}"\n')

    found = catalogues.contradictions(["garden", "kitchen"], package)

    assert found == ["kitchen: problems: Seat: garden translates it otherwise"]


def test_compile_stale_compiles_once(package: Path) -> None:
    catalogues.merge("garden", package)
    translate(package, Seat="Plads")
    path = catalogues.catalogue_path("garden", package)

    compiled = [catalogues.compile_stale(package), catalogues.compile_stale(package)]

    assert compiled == [[path], []]
    with path.with_suffix(".mo").open("rb") as file:
        assert read_mo(file).get("Seat").string == "Plads"
