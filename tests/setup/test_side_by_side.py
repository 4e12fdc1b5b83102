"""What a side-by-side run makes of what it saw."""

from benchmarks.side_by_side.rounds import Kept, Seen, ratios, told, wrongs


def seen(rps=10.0, wall=2.0, **more):
    crowd = {"wall_s": wall, "p95_s": 1.0, "failed": 0, "outcomes": {"ok": 100, "waiting": 200}, "requests": 900}
    own = {"crowds": {"browser": crowd}, "sold": {"browser": 100}, "mails": {"browser": 300}, "megabytes": 100.0}
    return Seen(rps={"list": rps}, **{**own, **more})


class Counting:
    """A system that says which round it was looked at in."""

    def __init__(self, name):
        self.name = name


def test_ratio_is_of_one_round_and_the_median_counts():
    rounds = [{"ours": seen(rps=ours), "other": seen(rps=1, wall=12, megabytes=400.0)} for ours in (5, 20, 8)]

    found = ratios(rounds, "other")

    assert found == {
        "contention, browser": [6, 6, 6],
        "list, requests a second": [5, 20, 8],
        "memory": [4, 4, 4],
    }
    assert told(found["list, requests a second"]) == (8, "5.00–20.00")


def test_round_that_only_one_has_run_counts_for_nothing():
    assert ratios([{"ours": seen()}], "other") == {}


def test_run_fails_for_what_is_oversold_unsold_failed_or_mailed_twice():
    wrong = [
        {"sold": {"browser": 101}},
        {"sold": {"browser": 99}},
        {"crowds": {"browser": {"failed": 1, "outcomes": {"ok": 100, "waiting": 199, "error: press 500": 1}}}},
        {"mails": {"browser": 299}},
        {"mails": {"browser": 301}},
    ]

    for name in ("ours", "ours-sqlite"):
        assert [len(wrongs([{name: seen(**one)}])) for one in [{}, *wrong]] == [0, 1, 1, 1, 1, 1]
    assert wrongs([{"other": seen(**wrong[0])}]) == []


def test_run_goes_on_where_it_was_broken_off_and_turns_the_order(tmp_path, monkeypatch):
    looked = []
    monkeypatch.setattr("benchmarks.side_by_side.rounds.look", lambda _ground, one: looked.append(one.name) or seen())
    systems = [Counting("ours"), Counting("other")]

    for number, _found in enumerate(Kept(tmp_path / "rounds.json").run(None, systems, 2)):
        if number == 2:
            break
    list(Kept(tmp_path / "rounds.json").run(None, systems, 2))

    assert looked == ["ours", "other", "other", "ours"]
    assert [sorted(one) for one in Kept(tmp_path / "rounds.json").rounds] == [["other", "ours"], ["other", "ours"]]
