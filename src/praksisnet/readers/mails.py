"""The one letter of this room: what a reader has, and the way back."""

from praksisnet.notices.letters import Draft, Urgency
from praksisnet.notices.mails import letter_to, render
from praksisnet.readers.models import Reader
from praksisnet.readers.words import JOINED


def joined_letter(reader: Reader, link: str) -> Draft:
    person = reader.person
    rendered = render(
        "readers/mail/joined.html",
        person.language,
        person=person,
        programme=reader.programme,
        municipality=reader.municipality,
        link=link,
    )
    return letter_to(person, rendered, purpose=JOINED, urgency=Urgency.RECEIPT, subject=reader, version=reader.role.pk)
