"""The letters of this room. Everyone may be forwarded: none says more than its reader may tell on."""

import re
from datetime import timedelta
from typing import Any

from markupsafe import Markup

from praksisnet.kit import links
from praksisnet.networks.models import HandOver, Invitation, InvitationAnswer, Role, Tenure
from praksisnet.networks.words import ANSWER_LINK, INVITATION_LINK, STATED_LINK
from praksisnet.notices.letters import Draft, Urgency
from praksisnet.notices.mails import Rendered, address, letter_to, render
from praksisnet.people.models import Person

MAILBOX_LANGUAGE = "da"


def invitation_link(invitation: Invitation) -> str:
    return address("networks:invitation", token=links.make(INVITATION_LINK, invitation.pk, ""))


def answer_token(statement: InvitationAnswer) -> str:
    """Opens the page with the button, and after it the page where participants are named."""
    return links.make(ANSWER_LINK, statement.pk, f"statement:{statement.pk}")


def stated_token(statement: InvitationAnswer) -> str:
    """Opens “look in your mail”, and nothing else: the address is told only to whoever wrote it."""
    return links.make(STATED_LINK, statement.pk, "")


def answer_link(statement: InvitationAnswer) -> str:
    return address("networks:invitation_answer", token=answer_token(statement))


def participants_link(statement: InvitationAnswer) -> str:
    return address("networks:invitation_participants", token=answer_token(statement))


def invitation_text(invitation: Invitation, link: str = "") -> Rendered:
    """The letter as it leaves, or as the preview shows it before there is a link."""
    return _letter("invitation", MAILBOX_LANGUAGE, invitation, link=link or invitation_link(invitation))


def reminder_text(invitation: Invitation, link: str = "") -> Rendered:
    return _letter("reminder", MAILBOX_LANGUAGE, invitation, link=link or invitation_link(invitation))


def preview(letter: Rendered) -> dict[str, Any]:
    """Subject and body for a page. The body is our own template's; headings go down, and no link leads anywhere."""
    body = re.search(r"<main>(.*)</main>", letter.html, re.S)
    shown = re.sub(r"<h[12]>.*?</h[12]>", "", body[1] if body else "", flags=re.S)
    return {"title": letter.title, "body": Markup(re.sub(r"<a [^>]*>(.*?)</a>", r"<u>\1</u>", shown, flags=re.S))}  # noqa: S704


def invitation(invitation: Invitation) -> Draft:
    return _to_mailbox(invitation, "networks.invitation", invitation_text(invitation))


def reminder(invitation: Invitation) -> Draft:
    return _to_mailbox(invitation, "networks.reminder", reminder_text(invitation))


def confirm_answer(statement: InvitationAnswer) -> Draft:
    letter = _letter(
        "confirm_answer",
        MAILBOX_LANGUAGE,
        statement.invitation,
        statement=statement,
        link=answer_link(statement),
    )
    return Draft(
        to_address=statement.address,
        language=MAILBOX_LANGUAGE,
        purpose="networks.confirm_answer",
        urgency=Urgency.RECEIPT,
        subject=statement,
        title=letter.title,
        text=letter.text,
        html=letter.html,
        drop_after_at=statement.stated_at + timedelta(days=7),
    )


def answer_receipt(statement: InvitationAnswer, person: Person) -> Draft:
    letter = _letter(
        "answer_receipt",
        person.language,
        statement.invitation,
        statement=statement,
        person=person,
        link=participants_link(statement),
    )
    return _to_person(person, "networks.answer_receipt", letter, statement)


def answer_notice(invitation: Invitation, person: Person) -> Draft:
    """A line in the facilitator's weekly letter."""
    link = address("networks:network", network_id=invitation.network_id)
    letter = _letter("answer_notice", person.language, invitation, person=person, link=link)
    return letter_to(
        person,
        letter,
        purpose="networks.answer_notice",
        urgency=Urgency.DIGEST,
        subject=invitation,
        version=int(invitation.answered_at.timestamp()) if invitation.answered_at else 0,
        line=letter.title.removeprefix("Praksisnet: "),
        link=link,
    )


def seat_letter(tenure: Tenure) -> Draft:
    seat, person = tenure.seat, tenure.person
    letter = render(
        "networks/mail/seat.html",
        person.language,
        person=person,
        network=seat.network,
        programme=seat.network.programme,
        municipality=seat.municipality,
    )
    return _to_person(person, "networks.seat", letter, tenure)


def handed_over(hand_over: HandOver) -> Draft:
    """To the one who leaves the place."""
    return _hand_over_letter("handed_over", hand_over, hand_over.from_tenure.person)


def taken_over(hand_over: HandOver) -> Draft:
    """To the successor."""
    assert hand_over.to_tenure is not None  # noqa: S101 -- set by every hand-over
    return _hand_over_letter("taken_over", hand_over, hand_over.to_tenure.person)


def hand_over_undone(hand_over: HandOver, person: Person) -> Draft:
    return _hand_over_letter("hand_over_undone", hand_over, person)


def role_letter(role: Role) -> Draft:
    person = role.person
    letter = render(
        "networks/mail/role.html",
        person.language,
        person=person,
        role=role,
        programme=role.programme,
        network=role.network,
        municipality=role.municipality,
    )
    return _to_person(person, "networks.role", letter, role)


def _letter(name: str, language: str, invitation: Invitation, **context: object) -> Rendered:
    return render(
        f"networks/mail/{name}.html",
        language,
        invitation=invitation,
        municipality=invitation.municipality,
        network=invitation.network,
        programme=invitation.network.programme,
        **context,
    )


def _hand_over_letter(name: str, hand_over: HandOver, person: Person) -> Draft:
    seat = hand_over.seat
    letter = render(
        f"networks/mail/{name}.html",
        person.language,
        person=person,
        hand_over=hand_over,
        leaver=hand_over.from_tenure.person,
        successor=hand_over.to_tenure.person if hand_over.to_tenure else None,
        network=seat.network,
        programme=seat.network.programme,
        municipality=seat.municipality,
    )
    return _to_person(person, f"networks.{name}", letter, hand_over)


def _to_mailbox(invitation: Invitation, purpose: str, letter: Rendered) -> Draft:
    return Draft(
        to_address=invitation.municipality.mailbox,
        language=MAILBOX_LANGUAGE,
        purpose=purpose,
        urgency=Urgency.PLANNED,
        subject=invitation,
        title=letter.title,
        text=letter.text,
        html=letter.html,
    )


def _to_person(
    person: Person, purpose: str, letter: Rendered, subject: Tenure | Role | HandOver | InvitationAnswer
) -> Draft:
    return letter_to(person, letter, purpose=purpose, urgency=Urgency.RECEIPT, subject=subject)
