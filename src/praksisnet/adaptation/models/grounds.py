from django.db import models
from django.db.models import Q

from praksisnet.adaptation.models.causes import RESULT_IS_OF_AN_ITEM, Cause
from praksisnet.kit import clock
from praksisnet.kit.constraints import by_only_with_at
from praksisnet.kit.privacy import ARCHIVE, Category, personal
from praksisnet.meetings.models import CoreSession, Session
from praksisnet.people.models import Person

_NOTHING = {"need__isnull": True, "survey__isnull": True, "resource__isnull": True, "hindrance": ""}


def _only(name: str) -> Q:
    return Q(**{**_NOTHING, f"{name}__isnull": False})


_ONLY_HINDRANCE = Q(need__isnull=True, survey__isnull=True, resource__isnull=True) & ~Q(hindrance="")


def _once(part: str) -> list[models.UniqueConstraint]:
    """The same cause is named once for a part; the columns of other causes are null, and null is never the same."""
    return [
        models.UniqueConstraint(part, "need", name=f"ground_need_of_{part}_once"),
        models.UniqueConstraint(part, "survey", "item", name=f"ground_result_of_{part}_once"),
        models.UniqueConstraint(part, "resource", name=f"ground_resource_of_{part}_once"),
        models.UniqueConstraint(part, "hindrance", name=f"ground_hindrance_of_{part}_once", condition=~Q(hindrance="")),
    ]


class Ground(Cause):
    """Why a part of a meeting is on the programme. On a core session it holds for every copy of it in the round."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, null=True, blank=True, related_name="grounds")
    core = models.ForeignKey(CoreSession, on_delete=models.CASCADE, null=True, blank=True, related_name="grounds")
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    privacy = personal(
        fields=["made_by"],
        category=Category.TECHNICAL,
        purpose="To say why a part of a meeting is on the programme, and who said so.",
        keep=ARCHIVE,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="ground_of_one_part",
                condition=Q(session__isnull=True, core__isnull=False) | Q(session__isnull=False, core__isnull=True),
            ),
            models.CheckConstraint(
                name="ground_is_one_cause",
                condition=_only("need") | _only("survey") | _only("resource") | _ONLY_HINDRANCE,
            ),
            models.CheckConstraint(name="ground_result_is_of_an_item", condition=RESULT_IS_OF_AN_ITEM),
            models.CheckConstraint(name="ground_made", condition=by_only_with_at("made_at", "made_by")),
            *_once("session"),
            *_once("core"),
        ]

    def __str__(self) -> str:
        return f"{self.session_id or self.core_id}: {self.need_id or self.survey_id or self.resource_id}"

    @property
    def part_title(self) -> str:
        return str(self.session or self.core)
