"""“After the meeting”: what there is to read, what the municipality tries, five questions for who has not answered."""

from collections.abc import Sequence
from datetime import timedelta

from praksisnet.evaluation.models import Survey
from praksisnet.evaluation.queries.links import answer_token
from praksisnet.evaluation.queries.surveys import last_day
from praksisnet.evaluation.words import AFTER_PURPOSE
from praksisnet.kit import clock
from praksisnet.meetings.models import Meeting, Session
from praksisnet.meetings.queries import letter_text
from praksisnet.notices.letters import Draft, Urgency
from praksisnet.notices.mails import address, letter_to, render
from praksisnet.people.models import Person
from praksisnet.practice.models import Trial
from praksisnet.registration.mails import certificate_link
from praksisnet.registration.models import Registration
from praksisnet.registration.queries import home_of
from praksisnet.registration.words import State

STALE_AFTER = timedelta(days=10)


def after_letter(
    survey: Survey, registration: Registration, *, trial: Trial | None, sessions: Sequence[Session], asks: bool
) -> Draft:
    """To one who came. A forwarded letter gives away no more than the name in its greeting."""
    meeting, person = survey.meeting, registration.person
    link = meeting_address(meeting)
    letter = render(
        "evaluation/mail/after.html",
        person.language,
        person=person,
        meeting=meeting,
        municipality=registration.municipality,
        trial=trial,
        sessions=sessions,
        asks=asks,
        last_day=last_day(survey),
        answer=address("evaluation:link", token=answer_token(survey, person)) if asks else "",
        link=link,
        trial_link=trial_address(meeting, trial),
        certificate=certificate_link(meeting, person) if registration.state == State.ATTENDED else "",
        own_words=letter_text(meeting, AFTER_PURPOSE),
    )
    return letter_to(
        person,
        letter,
        purpose=AFTER_PURPOSE,
        urgency=Urgency.PLANNED,
        subject=meeting,
        link=link,
        due_at=survey.letters_due_at,
        drop_after_at=(survey.letters_due_at or survey.opens_at) + STALE_AFTER,
    )


def preview_letter(meeting: Meeting, person: Person) -> Draft:
    """As one who has not answered would read it today; it asks of no survey and belongs to nobody's registration."""
    survey = Survey(meeting=meeting, opens_at=clock.now(), closes_at=clock.now() + STALE_AFTER)
    return after_letter(
        survey,
        Registration(meeting=meeting, person=person, municipality=home_of(person, meeting)),
        trial=None,
        sessions=[],
        asks=True,
    )


def meeting_address(meeting: Meeting) -> str:
    return address("pages:meeting", meeting_id=meeting.pk)


def trial_address(meeting: Meeting, trial: Trial | None) -> str:
    """The municipality's trial, or the form for one."""
    if trial is not None:
        return address("practice:trial", trial_id=trial.pk)
    return f"{address('practice:trial_new')}?meeting={meeting.pk}"
