import pytest
from django.http import QueryDict

from praksisnet.kit.paging import Page, page_of, page_of_list
from praksisnet.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def seven_people():
    for number in range(1, 8):
        Person.objects.create(name=f"Person {number}")
    return Person.objects.order_by("name")


@pytest.mark.parametrize(
    ("wanted", "number", "names"),
    [
        ("", 1, ["Person 1", "Person 2", "Person 3"]),
        ("page=2", 2, ["Person 4", "Person 5", "Person 6"]),
        ("page=3", 3, ["Person 7"]),
        ("page=99", 3, ["Person 7"]),
        ("page=0", 1, ["Person 1", "Person 2", "Person 3"]),
        ("page=-1", 1, ["Person 1", "Person 2", "Person 3"]),
        ("page=x", 1, ["Person 1", "Person 2", "Person 3"]),
        ("page=²", 1, ["Person 1", "Person 2", "Person 3"]),
        ("page=" + "9" * 5000, 1, ["Person 1", "Person 2", "Person 3"]),
    ],
)
def test_page_of_gives_the_page_asked_for(seven_people, wanted, number, names):
    page = page_of(seven_people, QueryDict(wanted), size=3)

    assert (page.number, [person.name for person in page]) == (number, names)


def test_page_of_knows_the_whole(seven_people):
    page = page_of(seven_people, QueryDict("page=2"), size=3)

    assert (page.total, page.pages, page.previous, page.next, len(page)) == (7, 3, 1, 3, 3)


def test_page_of_takes_two_statements(seven_people, statements):
    with statements.exactly(2):
        page_of(seven_people, QueryDict("page=2"), size=3)


def test_page_of_nothing_is_one_empty_page():
    page = page_of(Person.objects.none(), QueryDict())

    assert (list(page), page.pages, page.previous, page.next, page.numbers) == ([], 1, None, None, [1])


def test_link_keeps_what_was_searched_for(seven_people):
    page = page_of(seven_people, QueryDict("q=k%C3%B8ge&page=2&kind=a&kind=b"), size=3)

    assert page.link(3) == "?q=k%C3%B8ge&kind=a&kind=b&page=3"


@pytest.mark.parametrize(
    ("number", "pages", "numbers"),
    [
        (1, 1, [1]),
        (1, 4, [1, 2, 3, 4]),
        (5, 9, [1, None, 3, 4, 5, 6, 7, None, 9]),
        (12, 12, [1, None, 10, 11, 12]),
    ],
)
def test_numbers_leave_gaps(number, pages, numbers):
    assert Page([], number, pages, 0, "").numbers == numbers


def test_two_lists_of_a_page_have_numbers_of_their_own():
    query = QueryDict("page=2&mails=3")

    page = page_of_list(range(8), query, size=3, name="mails")

    assert (list(page), page.number, page.link(1)) == ([6, 7], 3, "?page=2&mails=1")
