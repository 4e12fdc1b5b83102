import datetime

from django.db import models

from praksisnet.kit.privacy import impersonal
from praksisnet.knowledge.models.resources import Resource


class Use(models.Model):
    """How much a resource had been used by the first day of a half-year: what its author is told is the difference."""

    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="uses")
    until: models.DateField[datetime.date, datetime.date] = models.DateField()
    opened = models.PositiveIntegerField()
    downloaded = models.PositiveIntegerField()
    tried_in = models.PositiveSmallIntegerField()

    privacy = impersonal()

    class Meta:
        constraints = [models.UniqueConstraint(name="use_once_a_half_year", fields=["resource", "until"])]

    def __str__(self) -> str:
        return f"{self.resource_id} {self.until}"
