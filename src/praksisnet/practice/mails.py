"""Hvordan gik det? One mail to one person; whoever it is forwarded to learns of this trial and no more."""

from praksisnet.kit import links
from praksisnet.notices.letters import Draft, Urgency, subject_key
from praksisnet.notices.mails import address, letter_to, render
from praksisnet.people.links import holder_of
from praksisnet.people.models import Person
from praksisnet.practice.models import Trial
from praksisnet.practice.words import ASKED_PURPOSE, REPORT_LINK


def token_for(trial: Trial, person: Person) -> str:
    return links.make(REPORT_LINK, trial.pk, holder_of(person))


def how_it_went(trial: Trial, person: Person) -> Draft:
    """One of the five planned letters about the meeting where it was planned."""
    link = address("practice:mailed", token=token_for(trial, person))
    letter = render(
        "practice/mail/how_it_went.html",
        person.language,
        person=person,
        trial=trial,
        network=trial.network,
        municipality=trial.municipality,
        link=link,
    )
    return letter_to(
        person,
        letter,
        purpose=ASKED_PURPOSE,
        urgency=Urgency.PLANNED,
        subject=trial,
        budget_key="{}:{}".format(*subject_key(trial.meeting)) if trial.meeting else "",
        link=address("practice:report", trial_id=trial.pk),
    )
