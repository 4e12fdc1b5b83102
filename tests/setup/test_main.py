import pytest
from tools import check, test

from praksisnet import __main__ as command


@pytest.fixture
def environment(monkeypatch):
    """The variables as in a shell that has set nothing."""
    for name in ("PRAKSISNET_MODE", "PRAKSISNET_SECRET_KEY", "PRAKSISNET_DATA"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    return command.os.environ


@pytest.fixture
def installed(monkeypatch, tmp_path):
    monkeypatch.setattr(command, "HOME", tmp_path)


def test_demo_chooses_the_demo_whatever_is_set(environment, monkeypatch):
    monkeypatch.setenv("PRAKSISNET_MODE", "production")

    command._choose_mode("demo")

    assert environment["PRAKSISNET_MODE"] == "demo"


def test_manage_in_a_checkout_works_on_the_demo(environment):
    command._choose_mode("manage")

    assert (environment["PRAKSISNET_MODE"], environment["PRAKSISNET_DATA"]) == ("demo", str(command.HOME / "data"))


def test_manage_keeps_the_settings_of_an_installation(environment, installed):
    command._choose_mode("manage")

    assert ("PRAKSISNET_MODE" in environment, "PRAKSISNET_DATA" in environment) == (False, False)


def test_manage_with_a_secret_is_production(environment, monkeypatch):
    monkeypatch.setenv("PRAKSISNET_SECRET_KEY", "x" * 60)

    command._choose_mode("manage")

    assert "PRAKSISNET_MODE" not in environment


def test_a_verb_that_needs_the_source_says_so_when_installed(installed, monkeypatch, capsys):
    monkeypatch.setattr(command.sys, "argv", ["praksisnet", "check"])

    code = command.main()

    assert (code, capsys.readouterr().err) == (
        2,
        "praksisnet: check needs a checkout of the source, which is not installed.\n",
    )


@pytest.mark.parametrize(("verb", "code"), [("help", 0), ("fly", 2)])
def test_help_and_unknown_verbs_list_the_verbs(monkeypatch, capsys, verb, code):
    monkeypatch.setattr(command.sys, "argv", ["praksisnet", verb])

    assert (command.main(), capsys.readouterr().out.count("serve")) == (code, 1)


def test_check_runs_every_step_and_fails_when_one_does(monkeypatch, capsys):
    ran = []
    monkeypatch.setattr(
        check,
        "steps",
        lambda tests: [
            check.Step("first", lambda: ran.append("first") is not None),
            check.Step("second", lambda: ran.append("second") is None),
        ],
    )

    code = check.main([])

    assert (code, ran) == (1, ["first", "second"])
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()[-2:]] == ["FAILED", "ok"]


def test_check_ends_in_the_line_that_machines_read(monkeypatch, capsys):
    counted = test.Result("tests on SQLite", 1.0, 0, {"passed": 7})

    def steps(tests):
        return [check.Step("tests", lambda: tests.append(([counted], [])) is None)]

    monkeypatch.setattr(check, "steps", steps)

    code = check.main([])

    assert (code, capsys.readouterr().out.splitlines()[-1]) == (0, "7 passed, 0 failed, 0 skipped")


def test_check_can_run_one_step(monkeypatch):
    ran = []
    monkeypatch.setattr(
        check,
        "steps",
        lambda tests: [check.Step(name, lambda name=name: ran.append(name) is None) for name in ("one", "two")],
    )

    check.main(["two"])

    assert ran == ["two"]
