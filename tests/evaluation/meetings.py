"""Meetings that have been held, those who came, and what they said."""

from datetime import timedelta

from praksisnet.access.actions import audience
from praksisnet.evaluation.actions import answer_survey, close_survey, open_survey, pour
from praksisnet.evaluation.models import Survey
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.meetings.audience import tokens_of
from praksisnet.meetings.models import Meeting
from praksisnet.registration.models import Registration
from tests import factories

SYSTEM = Actor.system("test")
AGREE = {"relevant": 5, "learned": 4, "usable": 4, "time": 2, "overall": 4}


def held(network, *, ended=timedelta(hours=1), **values):
    """A published meeting of a network (None: a national one needs ``programme``) that ended so long ago."""
    ends_at = clock.now() - ended
    made = Meeting(
        **{
            "programme": network.programme if network else None,
            "network": network,
            "kind": "network" if network else "national",
            "title": "Aflastning, der holder",
            "starts_at": ends_at - timedelta(hours=5),
            "ends_at": ends_at,
            "published_at": ends_at - timedelta(days=60),
            **values,
        }
    )
    made.audience = audience(tokens_of(made))
    made.save()
    return made


def came(meeting, number, municipality=None, state="attended"):
    found = [factories.person() for _ in range(number)]
    for person in found:
        Registration.objects.create(meeting=meeting, person=person, municipality=municipality, state=state)
    return found


def evaluated(network, marks, *, silent=0, **values) -> Survey:
    """A closed survey in which every question got these marks, each from somebody, and some have not answered."""
    meeting = held(network, **values)
    people = came(meeting, len(marks) + silent)
    survey = open_survey(meeting, by=SYSTEM)
    for person, mark in zip(people, marks, strict=False):
        answer_survey(survey, person, dict.fromkeys(AGREE, mark))
    pour(survey)
    return close_survey(survey, by=SYSTEM)
