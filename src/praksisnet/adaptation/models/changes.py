from django.db import models
from django.db.models import Q

from praksisnet.access.models import Shown
from praksisnet.adaptation.models.causes import RESULT_IS_OF_AN_ITEM, SOME_CAUSE, Cause
from praksisnet.adaptation.words import LONGEST_CHANGE
from praksisnet.kit import clock
from praksisnet.kit.constraints import by_only_with_at
from praksisnet.kit.privacy import ARCHIVE, Category, personal
from praksisnet.meetings.models import Meeting, Round
from praksisnet.networks.models import Programme
from praksisnet.people.models import Person


class Change(Cause):
    """You said, we do: what is changed at a coming meeting, or at all meetings of a round, and why.

    ``item`` is the question its effect is read from. A draft until it is published; ``done_at`` when nothing more is
    to be seen of it, because the answers it is measured by are all in.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="changes")
    said = models.CharField(max_length=LONGEST_CHANGE)
    we_do = models.CharField(max_length=LONGEST_CHANGE)
    meeting = models.ForeignKey(Meeting, on_delete=models.RESTRICT, null=True, blank=True, related_name="changes")
    round = models.ForeignKey(Round, on_delete=models.RESTRICT, null=True, blank=True, related_name="changes")
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = Shown["Change"]()

    privacy = personal(
        fields=["said", "we_do", "made_by", "published_by"],
        category=Category.CONTENT,
        purpose="To tell what is changed because somebody asked for it, and what came of it.",
        keep=ARCHIVE,
    )

    class Meta:
        indexes = [models.Index(fields=["programme", "published_at"], name="change_of_programme")]
        constraints = [
            models.CheckConstraint(name="change_says_both", condition=~Q(said="") & ~Q(we_do="")),
            models.CheckConstraint(name="change_has_a_cause", condition=SOME_CAUSE),
            models.CheckConstraint(name="change_result_is_of_an_item", condition=RESULT_IS_OF_AN_ITEM),
            models.CheckConstraint(
                name="change_of_meeting_or_round", condition=Q(meeting__isnull=True) | Q(round__isnull=True)
            ),
            models.CheckConstraint(
                name="change_published_shows_somewhere",
                condition=Q(published_at__isnull=True) | Q(meeting__isnull=False) | Q(round__isnull=False),
            ),
            models.CheckConstraint(name="change_made", condition=by_only_with_at("made_at", "made_by")),
            models.CheckConstraint(name="change_published", condition=by_only_with_at("published_at", "published_by")),
        ]

    def __str__(self) -> str:
        return self.we_do
