"""What people write here, for the room of what may be about a child."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praksisnet.cases.sockets import About, Kind
from praksisnet.kit.actor import Actor
from praksisnet.meetings.items import about_meeting
from praksisnet.networks.standings import reached, standings_as
from praksisnet.networks.words import RoleKind
from praksisnet.people.models import Person
from praksisnet.registration.models import Answer


def _answers_for(person: Person) -> QuerySet[Answer]:
    """Of meetings the person facilitates: nobody else sees what somebody needs."""
    facilitates = standings_as(person, {RoleKind.FACILITATOR})
    return Answer.objects.filter(
        reached(facilitates, "registration__meeting__programme", "registration__meeting__network")
    )


def _about(answer: Any) -> About:
    found = about_meeting(answer.registration.meeting)
    homes = [f"programme:{found.programme_id}", f"network:{found.network_id}"]
    return About(
        address=found.address,
        programme_id=found.programme_id,
        network_id=found.network_id,
        author_id=answer.registration.person_id,
        readers=[f"role:facilitator:{home}" for home in homes if not home.endswith("None")],
    )


def _purge(answer: Any, by: Actor) -> None:
    answer.delete()


def answer_kind() -> Kind:
    return Kind(
        key="registration-answer",
        model=Answer,
        name=_("Answer to a question at registration"),
        texts=("text",),
        hides_row=False,
        readable=_answers_for,
        about=_about,
        purge=_purge,
    )
