"""What a letter looks like on the wire."""

from email import message_from_bytes
from email.policy import default

import pytest

from praksisnet.notices.message import message_for


@pytest.mark.parametrize(
    "title",
    [
        "Praksisnet: Du har fået en fast plads i Netværk Sjælland",
        "Praksisnet: Your permanent place",
        "Praksisnet: " + "Blåbærgrød på Ærø " * 8 + "slut",
        "Praksisnet: " + "a long but plain title " * 6 + "end",
    ],
)
def test_subject_arrives_as_it_was_written(mette, post, title):
    letter = post(mette, title=title)

    wire = message_for(letter).as_bytes()

    head = wire.split(b"\r\n\r\n")[0]
    assert message_from_bytes(wire, policy=default)["Subject"] == title
    assert max(len(line) for line in head.split(b"\r\n")) <= 78
    assert head.isascii()
