"""The benchmark of registration counts seats, letters and seconds, and writes them down."""

import json

import pytest
from benchmarks import contention


def test_contention_counts_what_it_sold_and_sent(tmp_path, capsys):
    file = tmp_path / "rounds.json"

    code = contention.main(["--seats", "2", "--visitors", "5", "--rounds", "1", "--json", str(file)])

    one = json.loads(file.read_text())["rounds"][0]
    assert code == 0
    assert {key: one[key] for key in ("seats", "waiting", "errors", "mails")} == {
        "seats": 2, "waiting": 3, "errors": 0, "mails": 5,
    }  # fmt: skip
    assert sorted(one) == ["errors", "mails", "p95_s", "seats", "waiting", "wall_s"]


@pytest.mark.parametrize("asked", [["--visitors", "0"], ["--rounds", "101"], ["--database", "oracle"]])
def test_contention_refuses_what_it_cannot_measure(asked, capsys):
    with pytest.raises(SystemExit):
        contention.main(asked)
