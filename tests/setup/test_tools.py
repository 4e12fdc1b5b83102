import subprocess
from pathlib import Path

import pytest
from tools import assets, databases, figures, lock, test

ROOT = Path(__file__).resolve().parents[2]


def test_lock_files_hold_hashes_and_no_addresses():
    assert lock.complaints() == []


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("a==1 \\\n    --hash=sha256:0\nb==2\n", "no hash for b==2"),
        ("b @ git+ssh://code.example/b\na==1 \\\n    --hash=sha256:0\n", "holds an address"),
        ("--index-url https://registry.example\na==1 \\\n    --hash=sha256:0\n", "holds an address"),
    ],
)
def test_lock_complaints_find_a_planted_violation(tmp_path, monkeypatch, text, complaint):
    for name in lock.SOURCES:
        (tmp_path / f"{name}.txt").write_text("a==1 \\\n    --hash=sha256:0\n")
    (tmp_path / "uv.txt").write_text(text)
    monkeypatch.setattr(lock, "REQUIREMENTS", tmp_path)

    assert complaint in "\n".join(lock.complaints())


def test_help_is_said_without_an_environment(tmp_path):
    copy = tmp_path / "praksisnet"
    copy.write_bytes((ROOT / "praksisnet").read_bytes())

    said = subprocess.run(["sh", str(copy), "help"], capture_output=True, text=True, check=True).stdout

    assert [
        verb for verb in ("demo", "test", "check", "prove", "serve", "worker", "manage", "bench") if verb not in said
    ] == []


def test_an_unknown_verb_is_refused_with_the_way_on():
    refused = subprocess.run(["sh", str(ROOT / "praksisnet"), "fly"], capture_output=True, text=True)

    assert (refused.returncode, refused.stderr) == (1, "praksisnet: does not know 'fly'. Say ./praksisnet help\n")


@pytest.mark.parametrize("script", ["praksisnet", ".ci/run"])
def test_scripts_are_posix_sh(script):
    assert subprocess.run(["sh", "-n", str(ROOT / script)]).returncode == 0


def test_icons_are_the_quoted_words_that_name_one():
    assert [name for name in assets._icons() if name not in (ROOT / "assets" / "icons.txt").read_text().split()] == []


def test_report_ends_in_a_line_that_machines_read(capsys):
    results = [
        test.Result("one", 1.0, 0, {"passed": 3, "skipped": 1}),
        test.Result("two", 1.0, 1, {"passed": 2, "failed": 1, "error": 1}),
    ]

    test.report(results, ["browser stories: no Chromium"])

    assert capsys.readouterr().out.splitlines()[-3:] == [
        "not run: browser stories: no Chromium",
        "",
        "5 passed, 2 failed, 1 skipped",
    ]


def test_report_counts_a_run_that_broke_off_as_failed(capsys):
    test.report([test.Result("one", 1.0, 3, {})], [])

    assert capsys.readouterr().out.splitlines()[-1] == "0 passed, 1 failed, 0 skipped"


@pytest.mark.skipif(databases.server_program() is None, reason="no PostgreSQL server program")
def test_throwaway_cluster_answers_and_is_gone_afterwards():
    import psycopg

    with databases.throwaway_cluster() as address, psycopg.connect(address) as connection:
        (answer,) = connection.execute("SELECT 41 + 1").fetchone()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address)

    assert answer == 42


def test_measure_keeps_rows_and_page_shows_them(tmp_path):
    part = figures.Part("weight", "How heavy", ("what", "kB"), lambda: [("front page", 140)])

    figures.measure(part, "abc", tmp_path)

    known = figures.known("weight", tmp_path)
    assert (known.source, known.rows) == ("abc", [["front page", 140]])
    assert "| front page | 140 |" in figures.page([known])


def test_measure_refuses_a_row_without_its_columns(tmp_path):
    part = figures.Part("weight", "How heavy", ("what", "kB"), lambda: [("front page",)])

    with pytest.raises(ValueError, match="has not the columns"):
        figures.measure(part, "abc", tmp_path)


def test_source_digest_changes_with_the_source(tmp_path):
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "a.py").write_text("1")
    before = figures.source_digest(tmp_path)

    (tmp_path / "src" / "a.py").write_text("2")

    assert figures.source_digest(tmp_path) != before
