"""What people write here, for the room of what may be about a child. Nobody knows who wrote it, so it has no author."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praksisnet.cases.sockets import About, Kind
from praksisnet.evaluation.models import Remark
from praksisnet.evaluation.rules import READS_REMARKS
from praksisnet.kit.actor import Actor
from praksisnet.meetings.items import about_meeting
from praksisnet.networks.standings import reached, standings_as
from praksisnet.people.models import Person


def _remarks_for(person: Person) -> QuerySet[Remark]:
    """Of closed evaluations, for those who prepare the next meeting."""
    mine = reached(standings_as(person, READS_REMARKS), "survey__meeting__programme", "survey__meeting__network")
    return Remark.objects.filter(mine, survey__closed_at__isnull=False)


def _about(remark: Any) -> About:
    meeting = about_meeting(remark.survey.meeting)
    home = f"programme:{meeting.programme_id}"
    return About(
        address=meeting.address,
        programme_id=meeting.programme_id,
        network_id=meeting.network_id,
        readers=[f"role:{kind}:{home}" for kind in sorted(READS_REMARKS)],
        readable_since=remark.survey.closed_at,
    )


def _purge(remark: Any, by: Actor) -> None:
    remark.delete()


def remark_kind() -> Kind:
    return Kind(
        key="remark",
        model=Remark,
        name=_("Own words in an evaluation"),
        texts=("text",),
        readable=_remarks_for,
        about=_about,
        purge=_purge,
    )
