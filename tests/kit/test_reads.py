from contextlib import suppress

import pytest
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.test import override_settings
from django.urls import path

from praksisnet.kit import clock, reads
from praksisnet.kit.reads import WroteOnRead, is_read

pytestmark = pytest.mark.django_db


def write() -> None:
    Session.objects.create(session_key="x", session_data="", expire_date=clock.now())


def _view(act):
    def view(request: HttpRequest) -> HttpResponse:
        act()
        return HttpResponse(str(Session.objects.count()))

    view.login_required = False
    return view


def _execute(sql: str):
    def act() -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql)

    return act


def _swallow() -> None:
    with suppress(WroteOnRead):
        write()


def _in_session(request: HttpRequest) -> HttpResponse:
    request.session["x"] = 1
    return HttpResponse()


def _while_rendering(request: HttpRequest) -> HttpResponse:
    class Late:
        def __str__(self) -> str:
            write()
            return ""

    response = TemplateResponse(request, "kit/error.html")
    response.resolve_template = lambda template: _Template(Late())
    return response


class _Template:
    def __init__(self, content: object) -> None:
        self.content = content

    def render(self, context, request) -> str:
        return str(self.content)


def _while_streaming(request: HttpRequest) -> HttpResponse:
    def parts():
        yield b"a"
        write()

    return StreamingHttpResponse(parts())


def _read_in_a_transaction() -> None:
    with transaction.atomic():
        Session.objects.count()


VIEWS = {
    "read": _view(lambda: None),
    "transaction": _view(_read_in_a_transaction),
    "insert": _view(write),
    "swallow": _view(_swallow),
    "update": _view(lambda: Session.objects.update(session_data="y")),
    "pragma": _view(_execute("PRAGMA user_version = 7")),
    "session": _in_session,
    "rendering": _while_rendering,
    "streaming": _while_streaming,
}
for made in VIEWS.values():
    made.login_required = False
urlpatterns = [path(f"{name}/", view, name=name) for name, view in VIEWS.items()]
here = override_settings(ROOT_URLCONF=__name__)


@pytest.mark.parametrize("name", ["read", "transaction"])
@here
def test_get_may_read(client, name):
    assert client.get(f"/{name}/").content == b"0"
    assert client.head(f"/{name}/").status_code == 200


@pytest.mark.parametrize("name", ["insert", "swallow", "update", "pragma", "session", "rendering"])
@here
def test_get_that_writes_fails(client, name):
    with pytest.raises(WroteOnRead):
        client.get(f"/{name}/")


@here
def test_head_that_writes_fails(client):
    with pytest.raises(WroteOnRead):
        client.head("/insert/")


@here
def test_get_that_writes_while_its_answer_is_on_the_way_fails(client):
    with pytest.raises(WroteOnRead):
        b"".join(client.get("/streaming/").streaming_content)


@here
def test_post_may_write(client):
    assert client.post("/insert/").content == b"1"


@here
def test_get_of_an_excepted_view_may_write(client, monkeypatch):
    monkeypatch.setitem(reads.EXCEPTIONS, "insert", "a test")

    assert client.get("/insert/").content == b"1"


@here
def test_get_may_end_a_session_that_no_longer_fits(client, django_user_model):
    person = django_user_model.objects.create(email="mette@example.example", name="Mette")
    client.force_login(person)
    django_user_model.objects.update(password="changed")

    client.get("/read/")

    assert Session.objects.count() == 0


@override_settings(ROOT_URLCONF=__name__, ENFORCE_READS=False)
def test_production_may_leave_the_watch_out(client):
    assert client.get("/insert/").content == b"1"


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT 1",
        "  select * from x where a = 'delete from x'",
        'SELECT "x"."update" FROM "x"',
        "SELECT updated_at, deleted FROM x;",
        "(SELECT 1) UNION (SELECT 2)",  # as PostgreSQL gets a union
        "WITH a AS (SELECT 1) SELECT * FROM a",
        "SAVEPOINT x",
        "RELEASE SAVEPOINT x",
        "ROLLBACK TO SAVEPOINT x",
        "BEGIN IMMEDIATE",
        "PRAGMA foreign_keys",
        "PRAGMA table_info('x')",
        "PRAGMA foreign_key_check(x)",
        "EXPLAIN SELECT 1",
    ],
)
def test_statement_that_reads_is_let_through(sql):
    assert is_read(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO x VALUES (1)",
        "UPDATE x SET a = 1",
        "DELETE FROM x",
        "REPLACE INTO x VALUES (1)",
        "WITH a AS (SELECT 1) INSERT INTO x SELECT * FROM a",
        "WITH a AS (DELETE FROM x RETURNING *) SELECT * FROM a",
        "with a as (select 1)\nupdate x set b = 1",
        "SELECT * FROM x FOR UPDATE",
        "SELECT * FROM x FOR NO KEY UPDATE SKIP LOCKED",
        "SELECT * FROM x FOR SHARE",
        "SELECT * INTO y FROM x",
        "SELECT 1; DELETE FROM x",
        "EXPLAIN ANALYZE DELETE FROM x",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA journal_mode(DELETE)",
        "CREATE TABLE x (a)",
        "DROP TABLE x",
        "ALTER TABLE x ADD a",
        "VACUUM",
        "TRUNCATE x",
        "LOCK TABLE x",
        "",
    ],
)
def test_statement_that_changes_or_locks_is_stopped(sql):
    assert not is_read(sql)


def test_locking_read_is_stopped_where_the_database_locks_rows(client, settings):
    if not connection.features.has_select_for_update:
        pytest.skip("SQLite has no row locks: Django leaves FOR UPDATE out.")
    with transaction.atomic(), connection.execute_wrapper(reads._Watch(HttpRequest())), pytest.raises(WroteOnRead):
        list(Session.objects.select_for_update())
