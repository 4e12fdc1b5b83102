from django.db import models
from django.db.models import Q

from praksisnet.kit.privacy import ARCHIVE, Category, personal
from praksisnet.networks.models.programmes import Network, Programme
from praksisnet.networks.words import RoleKind
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person

CURRENT = Q(ended_at__isnull=True)


class Role(models.Model):
    """What somebody is in a programme: for the whole of it, for one network, or (coordinators) for one municipality."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="roles")
    kind = models.CharField(max_length=20, choices=RoleKind.choices)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="roles")
    network = models.ForeignKey(Network, on_delete=models.CASCADE, null=True, blank=True, related_name="roles")
    municipality = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="coordinator_roles"
    )
    granted_at = models.DateTimeField()
    granted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    privacy = personal(
        fields=["person", "kind", "granted_at", "granted_by", "ended_at", "ended_by"],
        category=Category.PARTICIPATION,
        purpose="To give people the rights their part in a programme needs, and to show who had them.",
        keep=ARCHIVE,
    )

    class Meta:
        indexes = [models.Index(fields=["person", "ended_at"], name="role_of_person")]
        constraints = [
            models.UniqueConstraint(
                "person",
                "kind",
                "programme",
                name="role_once_in_programme",
                condition=CURRENT & Q(network__isnull=True),
            ),
            models.UniqueConstraint(
                "person",
                "kind",
                "network",
                name="role_once_in_network",
                condition=CURRENT & Q(network__isnull=False, municipality__isnull=True),
            ),
            models.UniqueConstraint(
                "person",
                "network",
                "municipality",
                name="role_once_for_municipality",
                condition=CURRENT & Q(municipality__isnull=False),
            ),
            models.CheckConstraint(name="role_kind_known", condition=Q(kind__in=RoleKind.values)),
            models.CheckConstraint(
                name="role_coordinator_has_municipality",
                condition=Q(kind=RoleKind.COORDINATOR, municipality__isnull=False, network__isnull=False)
                | (~Q(kind=RoleKind.COORDINATOR) & Q(municipality__isnull=True)),
            ),
            models.CheckConstraint(name="role_ended", condition=Q(ended_at__isnull=False) | Q(ended_by__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} in {self.programme_id}"
