"""What those behind a need are told. A letter may be forwarded: it names no other municipality."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from praksisnet.adaptation.models import Change, Need, Question
from praksisnet.adaptation.queries import need_token
from praksisnet.adaptation.words import BEFORE_PURPOSE, HALF_YEAR_PURPOSE, Outcome
from praksisnet.kit import clock
from praksisnet.kit.half_years import HalfYear
from praksisnet.knowledge.models import Resource
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import letter_text, where
from praksisnet.networks.models import Programme
from praksisnet.notices.letters import Draft, Urgency, half_year_budget
from praksisnet.notices.mails import address, letter_to, render
from praksisnet.notices.models import How
from praksisnet.notices.purposes import Purpose
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.registration.models import Registration
from praksisnet.registration.queries import home_of, with_workshops

MERGED_PURPOSE = "adaptation.merged"

# What one may choose about; the answer to what one asked always comes.
PURPOSES = (
    Purpose(
        MERGED_PURPOSE,
        _("A need was merged with another"),
        _("When more municipalities stand behind what you asked for. The answer itself you always get."),
        How.DIGEST,
    ),
    Purpose(
        BEFORE_PURPOSE,
        _("Before the meeting"),
        _("A week before a meeting you come to: what you need to know, and what we ask your municipality."),
        How.AT_ONCE,
    ),
    Purpose(
        HALF_YEAR_PURPOSE,
        _("What is on your mind?"),
        _("Once in a half-year: what your municipality needs from the network."),
        How.AT_ONCE,
    ),
)


def outcome_letter(
    need: Need, person: Person, outcome: Outcome, *, into: Need | None = None, meeting: Meeting | None = None
) -> Draft:
    """The answer to what they asked leaves at once, outside the budget of planned mail; a merger can wait a week."""
    shown = into or need
    link = address("adaptation:need", need_id=shown.pk)
    letter = render(
        "adaptation/mail/outcome.html",
        person.language,
        person=person,
        need=need,
        into=into,
        outcome=outcome,
        meeting=meeting,
        programme=need.programme,
        link=link,
    )
    urgency = Urgency.DIGEST if outcome is Outcome.MERGED else Urgency.RECEIPT
    return letter_to(person, letter, purpose=f"adaptation.{outcome.value}", urgency=urgency, subject=need, link=link)


def change_letter(change: Change, person: Person) -> Draft:
    """To those behind the need that a change comes from: it is their answer, so it leaves at once."""
    link = address("adaptation:change", change_id=change.pk)
    letter = render("adaptation/mail/change.html", person.language, change=change, need=change.need, link=link)
    return letter_to(person, letter, purpose="adaptation.change", urgency=Urgency.RECEIPT, subject=change, link=link)


def before_meeting_letter(
    registration: Registration, questions: Sequence[Question], reading: Sequence[Resource]
) -> Draft:
    """All that is worth knowing before the meeting, in one mail: facts, workshop, questions, something to read."""
    meeting, person = registration.meeting, registration.person
    letter = render(
        "adaptation/mail/before_meeting.html",
        person.language,
        meeting=meeting,
        place=where(meeting),
        workshops=[place.session for place in registration.workshops],  # type: ignore[attr-defined]
        questions=questions if registration.municipality_id else [],
        municipality=registration.municipality,
        reading=reading,
        own_words=letter_text(meeting, BEFORE_PURPOSE),
    )
    return letter_to(
        person, letter, purpose=BEFORE_PURPOSE, urgency=Urgency.PLANNED, subject=meeting,
        drop_after_at=meeting.starts_at, link=address("pages:meeting", meeting_id=meeting.pk),
    )  # fmt: skip


def preview_letter(meeting: Meeting, person: Person) -> Draft:
    """“Before the meeting” as somebody would read it today."""
    mine = with_workshops(Registration.objects.filter(meeting=meeting, person=person)).order_by("-pk").first()
    if mine is None:
        mine = Registration(meeting=meeting, person=person, municipality=home_of(person, meeting))
        mine.workshops = []  # type: ignore[attr-defined]
    mine.person = person
    return before_meeting_letter(mine, list(meeting.questions.order_by("position")), [])


def half_year_letter(programme: Programme, person: Person, municipality: Organisation) -> Draft:
    """What is on your mind? Answered without signing in; once in a half-year, whatever happens."""
    today = clock.today()
    half = HalfYear.of(today)
    link = address("adaptation:need_by_link", token=need_token(programme, person, municipality))
    letter = render(
        "adaptation/mail/half_year.html",
        person.language,
        programme=programme,
        municipality=municipality,
        link=link,
    )
    return letter_to(
        person, letter, purpose=HALF_YEAR_PURPOSE, urgency=Urgency.PLANNED, subject=programme,
        version=half.year * 10 + half.half, **half_year_budget("needs", today),
    )  # fmt: skip
