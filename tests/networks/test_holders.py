"""Who holds a token is asked the other way round, and answers the same as each one's own tokens."""

from praksisnet.networks.queries.holders import holders_of
from praksisnet.networks.queries.tokens import tokens_of


def test_the_holders_of_every_token_are_those_whose_tokens_it_is_among(world):
    people = list(world.people.values())
    tokens = {token for person in people for token in tokens_of(person)}

    found = {
        token: {person.pk for person in holders_of([token])} & {person.pk for person in people} for token in tokens
    }

    assert found == {token: {person.pk for person in people if token in tokens_of(person)} for token in tokens}
