import pytest

from praksisnet.access.actions import audience
from praksisnet.access.models import Audience, AudienceToken
from tests.parallel import all_at_once, shared_database


def test_audience_is_one_row_for_equal_sets(db):
    first = audience(["network:7", "public"])

    assert audience(("public", "network:7", "public")) == first
    assert first.key == "network:7 public"
    assert sorted(first.tokens.values_list("token", flat=True)) == ["network:7", "public"]


def test_audience_that_is_known_costs_one_statement(db, statements):
    audience(["network:7"])

    with statements.exactly(1):
        audience(["network:7"])


def test_audience_of_very_many_is_still_one_row(db):
    many = [f"person:{n}" for n in range(300)]

    assert audience(many) == audience(reversed(many))
    assert audience(many) != audience(many[1:])


def test_audience_of_no_tokens_is_nobody(db):
    assert str(audience([])) == "nobody"


@pytest.mark.parametrize("token", ["", "Public", "network 7", "network:", "7", "network:7:8", "a" * 81])
def test_audience_refuses_what_is_no_token(db, token):
    with pytest.raises(ValueError, match="is no token"):
        audience([token])


@pytest.mark.django_db(transaction=True)
def test_audience_made_by_eight_at_once_is_one_row(tmp_path):
    with shared_database(tmp_path, Audience, AudienceToken):
        made = all_at_once(lambda _number: audience(["network:7", "public"]).pk)

        assert made == [Audience.objects.get().pk] * 8
        assert AudienceToken.objects.count() == 2
