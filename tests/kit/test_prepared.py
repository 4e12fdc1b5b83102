"""A prepared statement answers every caller for itself, and what cannot be prepared is refused."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Count, F, Q, Value
from django.test.utils import CaptureQueriesContext

from praksisnet.kit import clock
from praksisnet.kit import prepared as kit
from praksisnet.kit.prepared import Unfit, prepared
from praksisnet.organisations.models import Affiliation
from praksisnet.people.models import Person
from tests import factories

pytestmark = pytest.mark.django_db


@prepared
def named(name):
    return Person.objects.filter(name=name).order_by("pk")


@prepared
def among(ids, spared=None):
    found = Person.objects.filter(pk__in=ids).order_by("pk")
    return found.exclude(pk=spared) if spared else found


@prepared
def invited_by(moment):
    return Person.objects.filter(invited_at__lte=moment).order_by("pk").values_list("name", flat=True)


@prepared
def employed(organisation_id, today):
    rows = Affiliation.objects.on(today).filter(organisation=organisation_id).select_related("person", "organisation")
    return rows.annotate(said=Value("here")).order_by("pk")


@prepared
def counted(ids):
    return Person.objects.filter(pk__in=ids).order_by("name").values("name").annotate(number=Count("pk"))


@pytest.fixture
def people():
    return [factories.person(name) for name in ("Ea Aa", "Bo Bo", "Ib Ib")]


def test_second_caller_gets_own_rows_and_not_the_firsts(people):
    first = named("Ea Aa")

    assert (first, named("Bo Bo"), named("Ib Ib"), named("Nobody")) == ([people[0]], [people[1]], [people[2]], [])


def test_control_a_statement_that_keeps_its_first_value_would_be_seen(people, monkeypatch):
    """The hole the test above looks for: stand-ins that are not put in again."""
    keeping = kit.prepared(named.build)
    keeping("Ea Aa")
    plan = next(iter(keeping._plans.values()))
    fixed = [(None, "Ea Aa") if number is not None else (number, how) for number, how in plan.parameters]
    monkeypatch.setattr(keeping, "_plans", dict.fromkeys(keeping._plans, plan._replace(parameters=fixed)))

    assert keeping("Bo Bo") == [people[0]]


def test_collections_of_any_size_find_exactly_theirs(people):
    ids = [person.pk for person in people]

    found = [among(ids[:size]) for size in (3, 0, 1, 2)]

    assert found == [people, [], people[:1], people[:2]]


def test_none_is_a_statement_of_its_own(people):
    ids = [person.pk for person in people]

    assert (among(ids, None), among(ids, ids[0]), among(ids, spared=ids[2])) == (people, people[1:], people[:2])


def test_moments_are_those_of_the_call():
    with clock.moved_to(clock.now() - timedelta(days=2)):
        factories.person("Ea Aa")
    before, now = clock.now() - timedelta(days=3), clock.now()

    assert (invited_by(before), invited_by(now), invited_by(before)) == ([], ["Ea Aa"], [])


def test_rows_are_objects_with_what_belongs_to_them(people):
    home = factories.municipality("Køge")
    factories.affiliation(people[1], home)
    employed(home.pk, clock.today())

    with CaptureQueriesContext(connection) as captured:
        rows = employed(home.pk, clock.today())
        said = [(row.person.name, row.organisation.name, row.said) for row in rows]

    assert (said, len(captured)) == ([("Bo Bo", "Køge", "here")], 1)


def test_groups_are_counted_as_django_counts_them(people):
    ids = [person.pk for person in people]

    assert counted(ids) == list(counted.build(ids)) == counted(ids)


def test_statement_is_the_one_django_writes(people):
    with CaptureQueriesContext(connection) as plain:
        list(named.build("Bo Bo"))
    with CaptureQueriesContext(connection) as ready:
        named("Bo Bo")

    assert [query["sql"] for query in ready] == [query["sql"] for query in plain]


def test_statement_is_built_once(people):
    built = []

    @prepared
    def counting(name):
        built.append(name)
        return Person.objects.filter(name=name)

    for person in people:
        counting(person.name)

    assert len(built) == 1


@pytest.mark.parametrize(
    "build",
    [
        lambda _name: Person.objects.filter(invited_at__lte=clock.now()),
        lambda _name: Affiliation.objects.on(),
        lambda name: Person.objects.filter(name=f"{name}!"),
        lambda name: Person.objects.filter(name__contains=name),
        lambda name: Person.objects.filter(name=name).prefetch_related("emailaddress_set"),
        lambda name: Person.objects.filter(name=name).select_for_update(),
    ],
    ids=["now", "today", "composed", "a part", "prefetched", "locked"],
)
def test_what_would_be_the_first_callers_for_ever_is_refused(build):
    with pytest.raises(Unfit):
        prepared(build)("Ea")


def test_number_that_was_reckoned_with_is_refused():
    with pytest.raises(Unfit):
        prepared(lambda number: Person.objects.filter(pk=number + 1))(1)


@pytest.mark.parametrize("number", [2**31, 2**63, 10**30, -(10**30)])
def test_number_that_no_row_has_finds_nothing(people, number):
    numbered = prepared(lambda pk: Person.objects.filter(pk=pk))

    assert (numbered(people[0].pk), numbered(number)) == ([people[0]], [])


def test_page_of_a_number_that_no_row_has_does_not_exist(client, people):
    client.force_login(people[0])

    assert client.get(f"/meetings/{10**30}/").status_code == 404


def test_only_what_a_database_takes_is_an_argument(people):
    with pytest.raises(Unfit):
        named(people[0])


def test_expressions_stay_where_they_are(people):
    same = prepared(lambda name: Person.objects.filter(Q(name=name) & Q(name=F("name"))))

    assert same("Bo Bo") == [people[1]]


@pytest.mark.django_db(transaction=True)
def test_each_thread_asks_by_its_own_connection():
    person, found = factories.person("Ea Aa"), []
    named("Ea Aa")

    def ask():
        found.append((named("Ea Aa"), connection.connection is not None))
        connection.close()

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()

    assert found == [([person], True)]


def test_rows_are_locked_for_who_asks_for_it(people):
    @kit.prepared_lock
    def locked(name):
        return Person.objects.select_for_update().filter(name=name)

    with CaptureQueriesContext(connection) as captured:
        found = [locked("Ea Aa"), locked("Bo Bo")]

    locks = ["FOR UPDATE" in query["sql"] for query in captured]
    assert (found, locks) == ([people[:1], people[1:2]], [connection.features.has_select_for_update] * 2)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="plans are PostgreSQL's")
def test_postgresql_plans_a_statement_once():
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")  # what earlier tests have asked

    for name in ("Ada Dam", "Bo Eng", "Cai Fox", "Didde Gran"):
        named(name)

    with connection.cursor() as cursor:
        cursor.execute("SELECT generic_plans + custom_plans FROM pg_prepared_statements WHERE statement LIKE %s",
            ['%FROM "people_person"%"name" = $1%'])  # fmt: skip
        assert cursor.fetchall() == [(2,)]  # the third and the fourth; before that nothing is kept
