from django.db import models
from django.db.models import Q

from praksisnet.access.models import Audience, Shown
from praksisnet.handouts.words import LONGEST_POINT, MOST_POINTS, QUESTIONS
from praksisnet.kit import clock
from praksisnet.kit.constraints import by_only_with_at
from praksisnet.kit.names import sort_name
from praksisnet.kit.privacy import ARCHIVE, Category, impersonal, personal
from praksisnet.knowledge.models import Resource
from praksisnet.meetings.models import Meeting
from praksisnet.networks.models import Programme
from praksisnet.people.models import Person
from praksisnet.themes.models import Theme


class Handout(models.Model):
    """What somebody wrote for the take-home page instead of what is made by itself; one line a point or question."""

    resource = models.OneToOneField(Resource, on_delete=models.CASCADE, null=True, blank=True, related_name="handout")
    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, null=True, blank=True, related_name="handout")
    points = models.TextField(max_length=(LONGEST_POINT + 1) * MOST_POINTS, blank=True)
    questions = models.TextField(max_length=(LONGEST_POINT + 1) * QUESTIONS, blank=True)
    changed_at = models.DateTimeField(default=clock.now)
    changed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    privacy = personal(
        fields=["points", "questions", "changed_by"],
        category=Category.CONTENT,
        purpose="To give colleagues who were not there the points and the questions worth talking about.",
        keep=ARCHIVE,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="handout_of_one_thing",
                condition=Q(resource__isnull=False, meeting__isnull=True)
                | Q(resource__isnull=True, meeting__isnull=False),
            ),
            models.CheckConstraint(name="handout_changed", condition=by_only_with_at("changed_at", "changed_by")),
        ]

    def __str__(self) -> str:
        return f"of {self.resource_id or self.meeting_id}"


class Collection(models.Model):
    """Resources for a theme or a meeting, in the order they are to be read. A draft until it is published."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="collections")
    theme = models.ForeignKey(Theme, on_delete=models.SET_NULL, null=True, blank=True, related_name="collections")
    meeting = models.ForeignKey(Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="collections")
    title = models.CharField(max_length=150)
    sort_name = models.CharField(max_length=240, editable=False)
    lead = models.CharField(max_length=500, blank=True)
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = Shown["Collection"]()

    privacy = personal(
        fields=["lead", "made_by", "published_by"],
        category=Category.CONTENT,
        purpose="To put together what is worth reading about a theme or before a meeting, and to say who did.",
        keep=ARCHIVE,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(name="collection_has_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="collection_published", condition=by_only_with_at("published_at", "published_by")
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: object, **kwargs: object) -> None:
        self.sort_name = sort_name(self.title)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class Item(models.Model):
    """One resource of a collection, and why it is in it."""

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="items")
    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="collected")
    position = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=300, blank=True)

    privacy = impersonal()

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint("collection", "resource", name="collected_once")]

    def __str__(self) -> str:
        return f"{self.resource_id} in {self.collection_id}"
