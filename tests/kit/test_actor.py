"""Who does something, and who is kept as the one who did."""

from types import SimpleNamespace

import pytest

from praksisnet.kit.actor import Actor

METTE = SimpleNamespace(pk=9)


@pytest.mark.parametrize(
    ("by", "signed_in"),
    [(Actor.person(METTE), 9), (Actor.link(METTE), None), (Actor.guest("Mette"), None), (Actor.system("job"), None)],
)
def test_only_who_signed_in_is_known_to_be_themselves(by, signed_in):
    assert by.signed_in_id == signed_in
