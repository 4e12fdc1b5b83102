from django.db import models
from django.db.models import Q

from praksisnet.files.models import StoredFile
from praksisnet.kit import clock
from praksisnet.kit.privacy import ARCHIVE, Category, personal
from praksisnet.knowledge.models.resources import Resource
from praksisnet.people.models import Person


class Version(models.Model):
    """A resource as its readers saw it, from one published change to the next. Never changed, only purged."""

    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    texts = models.JSONField()  # every text of it by name, the parts of its kind too
    files = models.ManyToManyField(StoredFile, related_name="resource_versions", blank=True)
    restores = models.PositiveSmallIntegerField(null=True, blank=True)  # the number of the version it brought back
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    privacy = personal(
        fields=["texts", "made_by"],
        category=Category.CONTENT,
        purpose="To show what a resource said before, and to bring it back.",
        keep=ARCHIVE,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="version_number_once", fields=["resource", "number"]),
            models.CheckConstraint(name="version_counts_from_one", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.resource_id} v{self.number}"


class Correction(models.Model):
    """What somebody wrote when a resource was sent back, or not released: what is to be changed."""

    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="corrections")
    text = models.CharField(max_length=1000)
    said_at = models.DateTimeField(default=clock.now)
    said_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    privacy = personal(
        fields=["text", "said_by"],
        category=Category.CONTENT,
        purpose="To tell whoever wrote a resource what is to be changed before it is published.",
        keep=ARCHIVE,
    )

    class Meta:
        constraints = [models.CheckConstraint(name="correction_says_something", condition=~Q(text=""))]

    def __str__(self) -> str:
        return self.text
