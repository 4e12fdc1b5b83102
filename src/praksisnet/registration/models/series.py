from django.db import models
from django.db.models import Q

from praksisnet.kit import clock
from praksisnet.kit.privacy import ARCHIVE, Category, personal
from praksisnet.networks.models import Network
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person


class Series(models.Model):
    """Somebody who comes to all meetings of a network: each is a row of its own; a date that is added is followed."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="series")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="series")
    municipality = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    privacy = personal(
        fields=["person", "made_at", "made_by", "ended_at"],
        category=Category.PARTICIPATION,
        purpose="To register somebody for each new date of a network’s meetings.",
        keep=ARCHIVE,
    )

    class Meta:
        verbose_name_plural = "series"
        constraints = [
            models.UniqueConstraint("network", "person", name="series_live_once", condition=Q(ended_at__isnull=True))
        ]

    def __str__(self) -> str:
        return f"{self.person_id} at all meetings of {self.network_id}"
