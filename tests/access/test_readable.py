import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from praksisnet.access import sockets
from praksisnet.access.actions import audience
from praksisnet.access.models import Audience
from praksisnet.access.queries import readable, tokens_for
from praksisnet.people.models import Person

TOKENS = st.frozensets(
    st.sampled_from(["public", "member", "network:7", "network:8", "municipality:851", "role:reader:network:7"])
)


@pytest.fixture(autouse=True)
def no_providers(monkeypatch) -> None:
    monkeypatch.setattr(sockets, "_providers", [])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=TOKENS, held=TOKENS)
def test_readable_means_to_hold_one_of_the_tokens(db, wanted, held):
    thing = audience(wanted)

    found = readable(Audience.objects.filter(pk=thing.pk), held, audience="pk")

    assert list(found) == ([thing] if wanted & held else [])


def test_readable_is_one_statement_and_shows_a_row_once(db, statements):
    thing = audience(["member", "network:7"])

    with statements.exactly(1):
        found = list(readable(Audience.objects.all(), ["member", "network:7"], audience="pk"))

    assert found == [thing]


def test_tokens_of_a_person_are_what_the_rooms_tell_and_her_own():
    sockets.register_tokens(lambda person: [f"network:{person.pk}"])

    assert tokens_for(Person(pk=9)) == {"public", "person:9", "network:9"}


def test_tokens_are_asked_once_for_a_person():
    asked = []
    sockets.register_tokens(lambda person: asked.append(1) or ["member"])
    person = Person(pk=9)

    tokens_for(person)
    tokens_for(person)

    assert asked == [1]


def test_provider_is_registered_once():
    def provider(person: Person) -> list[str]:
        return []

    sockets.register_tokens(provider)
    sockets.register_tokens(provider)

    assert sockets.providers() == (provider,)


def test_tokens_of_somebody_who_has_not_signed_in_are_public_only():
    sockets.register_tokens(lambda person: ["member"])

    assert tokens_for(AnonymousUser()) == {"public"}


def test_tokens_of_a_deactivated_person_are_public_only():
    from praksisnet.kit import clock

    sockets.register_tokens(lambda person: ["member"])

    assert tokens_for(Person(pk=9, deactivated_at=clock.now())) == {"public"}
