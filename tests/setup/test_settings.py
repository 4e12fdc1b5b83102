import runpy
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

import praksisnet
from praksisnet.kit import environment

SETTINGS = str(Path(praksisnet.__file__).with_name("settings.py"))
SECRET = "xK3_9vQz7LmN0pRt5WyB2cDf8GhJ4kSaUeIoXqZ1bVnMl6TrEw"


@pytest.fixture
def start(monkeypatch, tmp_path):
    """Read the settings as a new production process would, with these variables changed (None: not set)."""

    def read(**changes):
        variables = {
            "PRAKSISNET_MODE": "production",
            "PRAKSISNET_SECRET_KEY": SECRET,
            "PRAKSISNET_LINK_KEYS": f"{SECRET}-new,{SECRET}-old",
            "PRAKSISNET_ADDRESS": "https://praksisnet.example",
            "PRAKSISNET_DATA": str(tmp_path / "data"),
            "DATABASE_URL": None,
            **changes,
        }
        for name, value in variables.items():
            if value is None:
                monkeypatch.delenv(name, raising=False)
            else:
                monkeypatch.setenv(name, value)
        return runpy.run_path(SETTINGS)

    return read


def test_a_complete_environment_starts(start):
    settings = start()

    assert (settings["SITE_ADDRESS"], settings["LINK_KEYS"], settings["DEBUG"]) == (
        "https://praksisnet.example",
        [f"{SECRET}-new", f"{SECRET}-old"],
        False,
    )


@pytest.mark.parametrize(
    ("variable", "value", "remedy"),
    [
        ("PRAKSISNET_MODE", "live", "Set it to one of: production, demo, test."),
        ("PRAKSISNET_SECRET_KEY", None, "Set it to 50 or more random characters"),
        ("PRAKSISNET_SECRET_KEY", "short", "Set it to 50 or more random characters"),
        ("PRAKSISNET_SECRET_KEY", "ab" * 40, "Set it to 50 or more random characters"),
        ("PRAKSISNET_SECRET_KEY", "demo-only-secret-key-that-production-refuses-0123456789abcdef", "the demo's secret"),
        ("PRAKSISNET_LINK_KEYS", None, "Set it to 50 or more random characters"),
        ("PRAKSISNET_LINK_KEYS", f"{SECRET},short", "Set it to 50 or more random characters"),
        ("PRAKSISNET_ADDRESS", None, "Give the address people use, such as https://praksisnet.example."),
        ("PRAKSISNET_ADDRESS", "http://praksisnet.example", "Give the address people use"),
        ("PRAKSISNET_ADDRESS", "https://praksisnet.example/below", "Give the address people use"),
        ("PRAKSISNET_PORT", "eighty", "Give a whole number from 1 to 65535."),
        ("PRAKSISNET_PORT", "70000", "Give a whole number from 1 to 65535."),
        ("PRAKSISNET_WORKERS", "0", "Give a whole number from 1 to 64."),
        ("PRAKSISNET_BEHIND_PROXY", "perhaps", "Write yes or no."),
        ("PRAKSISNET_LOG", "LOUD", "Set it to one of: DEBUG, INFO, WARNING."),
        ("PRAKSISNET_CACHE", "memory", "files, database or a redis:// address"),
        ("PRAKSISNET_DATA", "/dev/null/data", "Name a folder that the user running Praksisnet owns."),
        ("DATABASE_URL", "nonsense", "Write postgres://user:password@host:5432/name"),
        ("DATABASE_URL", "mysql://somebody:pw@host/name", "Write postgres://user:password@host:5432/name"),
        ("DATABASE_URL", "postgres://somebody:pw@host:port/name", "Write postgres://user:password@host:5432/name"),
        (
            "PRAKSISNET_S3_BUCKET",
            "files",
            "Set all of PRAKSISNET_S3_ENDPOINT, PRAKSISNET_S3_BUCKET,",
        ),
        ("PRAKSISNET_SMTP_SECURITY", "some", "Set it to one of: none, starttls, tls."),
    ],
)
def test_a_wrong_setting_stops_the_start_and_says_the_remedy(start, variable, value, remedy):
    with pytest.raises(ImproperlyConfigured) as stopped:
        start(**{variable: value})

    assert variable in str(stopped.value)
    assert remedy in str(stopped.value)


def test_all_wrong_settings_are_told_at_once(start):
    with pytest.raises(ImproperlyConfigured) as stopped:
        start(PRAKSISNET_SECRET_KEY=None, PRAKSISNET_ADDRESS=None, PRAKSISNET_PORT="x")

    assert str(stopped.value).count("\n- ") == 3


def test_a_wrong_database_address_is_not_repeated(start):
    with pytest.raises(ImproperlyConfigured) as stopped:
        start(DATABASE_URL="mysql://somebody:hunter2@host/name")

    assert str(stopped.value).find("hunter2") == -1


def test_production_serves_over_https_only(start):
    settings = start()

    assert {
        name: settings[name] for name in ("SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE")
    } == {
        "SECURE_SSL_REDIRECT": True,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
    }


def test_the_demo_needs_no_settings_and_answers_its_own_machine_only(start):
    settings = start(
        PRAKSISNET_MODE="demo", PRAKSISNET_SECRET_KEY=None, PRAKSISNET_ADDRESS=None, PRAKSISNET_BIND="0.0.0.0"
    )

    assert (settings["BIND"], settings["SITE_ADDRESS"]) == ("127.0.0.1", "http://127.0.0.1:8000")


def test_sqlite_options_of_the_address_are_kept_for_the_checks_to_refuse(start, tmp_path):
    settings = start(DATABASE_URL=f"sqlite:///{tmp_path}/x.sqlite3?transaction_mode=DEFERRED")

    assert settings["DATABASES"]["default"]["OPTIONS"]["transaction_mode"] == "DEFERRED"


@pytest.mark.parametrize(
    ("prepared", "options"),
    [
        ("yes", (True, 2, "-c max_parallel_workers_per_gather=0")),
        ("no", (False, None, None)),  # a pooler refuses what it does not know
    ],
)
def test_postgresql_is_told_what_a_pooler_can_be_spared(start, prepared, options):
    settings = start(DATABASE_URL="postgres://us:word@db.example/praksisnet", PRAKSISNET_PREPARED=prepared)

    told = settings["DATABASES"]["default"]["OPTIONS"]
    assert (told["server_side_binding"], told["prepare_threshold"], told.get("options")) == options


def test_options_in_the_address_of_the_database_stand_after_ours(start):
    settings = start(DATABASE_URL="postgres://us:word@db.example/praksisnet?options=-c%20search_path%3Dpn")

    told = settings["DATABASES"]["default"]["OPTIONS"]["options"]
    assert told == "-c max_parallel_workers_per_gather=0 -c search_path=pn"


def test_redis_is_asked_for_before_it_is_missed(start, monkeypatch):
    monkeypatch.setattr(environment, "find_spec", lambda name: None)

    with pytest.raises(ImproperlyConfigured, match="pip install redis"):
        start(PRAKSISNET_CACHE="redis://cache.example:6379/1")


IN_A_BUCKET = {
    "PRAKSISNET_S3_ENDPOINT": "https://s3.example",
    "PRAKSISNET_S3_BUCKET": "files",
    "PRAKSISNET_S3_KEY": "key",
    "PRAKSISNET_S3_SECRET": "hunter2",
}


def test_files_lie_in_a_bucket_that_is_named_whole(start, monkeypatch):
    monkeypatch.setattr(environment, "find_spec", lambda name: name == "boto3")

    none = start()["FILE_BUCKET"]
    bucket = start(**IN_A_BUCKET, PRAKSISNET_S3_REGION="eu-north-1")["FILE_BUCKET"]

    assert (none, "hunter2" in repr(bucket)) == (None, False)
    assert (bucket.endpoint, bucket.name, bucket.region) == ("https://s3.example", "files", "eu-north-1")


@pytest.mark.parametrize(
    ("has_package", "endpoint", "remedy"),
    [(False, "https://s3.example", "pip install boto3"), (True, "http://s3.example", "Give an https address")],
)
def test_a_bucket_that_cannot_be_used_stops_the_start(start, monkeypatch, has_package, endpoint, remedy):
    monkeypatch.setattr(environment, "find_spec", lambda name: has_package or None)

    with pytest.raises(ImproperlyConfigured, match=remedy):
        start(**{**IN_A_BUCKET, "PRAKSISNET_S3_ENDPOINT": endpoint})


def test_redis_can_hold_the_cache(start, monkeypatch):
    monkeypatch.setattr(environment, "find_spec", lambda name: name == "redis")

    settings = start(PRAKSISNET_CACHE="redis://cache.example:6379/1")

    assert settings["CACHES"]["default"]["BACKEND"] == "django.core.cache.backends.redis.RedisCache"
