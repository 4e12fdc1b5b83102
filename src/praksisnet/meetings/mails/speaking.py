"""The letter that brings a speaker the private link. It names nobody who comes."""

from praksisnet.meetings.models import Speaking
from praksisnet.meetings.queries.schedule import short_title, where
from praksisnet.meetings.queries.speaking import speaking_token
from praksisnet.meetings.words import SPEAKING_LINK
from praksisnet.notices.letters import Draft, Urgency
from praksisnet.notices.mails import address, render

GUEST_LANGUAGE = "da"


def link_letter(speaking: Speaking) -> Draft:
    """At once: the facilitator asks, and the speaker has a date to keep."""
    session, person = speaking.session, speaking.person
    language = person.language if person else GUEST_LANGUAGE
    letter = render(
        "meetings/mail/speaker_link.html",
        language,
        speaking=speaking,
        session=session,
        meeting=session.meeting,
        where=where(session.meeting),
        short_title=short_title,
        link=address("meetings:speaking", token=speaking_token(speaking)),
    )
    return Draft(
        to_person_id=person.pk if person else None,
        to_address=speaking.email,
        language=language,
        purpose=SPEAKING_LINK,
        urgency=Urgency.RECEIPT,
        subject=speaking,
        version=speaking.link_number,
        title=letter.title,
        text=letter.text,
        html=letter.html,
    )
