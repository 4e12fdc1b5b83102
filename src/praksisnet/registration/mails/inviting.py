"""What those are asked who have not answered, who read somebody else's mail, or are guests."""

from praksisnet.kit import clock
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import where
from praksisnet.notices.letters import Draft, Urgency, subject_key
from praksisnet.notices.mails import letter_to, render
from praksisnet.people.models import Person
from praksisnet.registration.mails.letters import REMINDER_PURPOSE, answer_link
from praksisnet.registration.models import GuestInvitation

ASKED_LIMIT = 3  # of the places in the budget: what follows the registration keeps its own


def silent(meeting: Meeting, person: Person, asker: Person | None) -> Draft:
    """Whether one comes, asked by the own coordinator; it counts as a reminder."""
    link = answer_link(meeting, person)
    context = {"person": person, "meeting": meeting, "where": where(meeting), "link": link, "asker": asker}
    letter = render("registration/mail/silent.html", person.language, **context)
    return letter_to(
        person,
        letter,
        purpose=REMINDER_PURPOSE,
        urgency=Urgency.PLANNED,
        subject=meeting,
        version=int(f"{clock.today():%Y%m%d}"),
        budget_limit=ASKED_LIMIT,
        drop_after_at=meeting.closes_at or meeting.starts_at,
        link=link,
    )


def own_link(meeting: Meeting, person: Person) -> Draft:
    """To who reads somebody else's mail; at most one a minute."""
    link = answer_link(meeting, person)
    context = {"person": person, "meeting": meeting, "where": where(meeting), "link": link}
    return letter_to(
        person,
        render("registration/mail/own_link.html", person.language, **context),
        purpose="registration.own_link",
        urgency=Urgency.RECEIPT,
        subject=meeting,
        version=int(clock.now().timestamp()) // 60,
        drop_after_at=meeting.ends_at,
    )


def guest_invitation(invited: GuestInvitation) -> Draft:
    """It counts as the meeting's invitation; anew when one that was taken back is sent again."""
    meeting, person = invited.meeting, invited.person
    link = answer_link(meeting, person)
    context = {"person": person, "meeting": meeting, "where": where(meeting), "link": link}
    return letter_to(
        person,
        render("registration/mail/guest_invitation.html", person.language, inviter=invited.invited_by, **context),
        purpose="registration.guest_invitation",
        urgency=Urgency.PLANNED,
        subject=invited,
        version=int(invited.invited_at.timestamp()) // 60,
        budget_key="{}:{}".format(*subject_key(meeting)),
        drop_after_at=meeting.closes_at or meeting.starts_at,
        link=link,
    )
