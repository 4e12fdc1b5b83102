from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from praksisnet.access.models import Audience, Shown
from praksisnet.files.models import StoredFile
from praksisnet.kit import clock
from praksisnet.kit.constraints import by_only_with_at
from praksisnet.kit.formats import month_name
from praksisnet.kit.privacy import ARCHIVE, Category, personal
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.words import CoreElement
from praksisnet.networks.models import Network
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.practice.models.trials import Trial
from praksisnet.practice.words import MOST_CHANGED, MOST_WHY


class LocalVersion(models.Model):
    """Jeres udgave: how a municipality adapted a resource. One for each resource, changed as the practice changes.

    ``contact``: somebody of the municipality who has said that others may write to them about it.
    """

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="local_versions")
    municipality = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="local_versions")
    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="local_versions")
    trial = models.ForeignKey(Trial, on_delete=models.SET_NULL, null=True, blank=True, related_name="local_versions")
    changed = models.TextField(max_length=MOST_CHANGED)
    why = models.TextField(max_length=MOST_WHY, blank=True)
    core = models.JSONField(default=dict, blank=True)  # by the key of a core element: whether it was kept
    file = models.ForeignKey(
        StoredFile, on_delete=models.SET_NULL, null=True, blank=True, related_name="local_versions"
    )
    contact = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField(default=clock.now)  # the month in its name
    shared_at = models.DateTimeField(null=True, blank=True)
    shared_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = Shown["LocalVersion"]()

    privacy = personal(
        fields=["changed", "why", "contact", "made_by", "shared_by"],
        category=Category.CONTENT,
        purpose="To show others how a municipality adapted what it tried, and whom they may write to.",
        keep=ARCHIVE,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint("network", "municipality", "resource", name="local_version_once"),
            models.CheckConstraint(name="local_version_says_what", condition=~Q(changed="")),
            models.CheckConstraint(name="local_version_shared", condition=by_only_with_at("shared_at", "shared_by")),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id}: {self.resource_id}"

    @property
    def name(self) -> str:
        """“Køges udgave, november 2026”."""
        whose, day = self.municipality.name, self.changed_at.astimezone(clock.COPENHAGEN)
        said = {"name": whose, "month": month_name(day), "year": day.year}
        if whose[-1] in "sxz":
            return _("%(name)s’ version, %(month)s %(year)s") % said
        return _("%(name)s’s version, %(month)s %(year)s") % said

    @property
    def core_elements(self) -> list[tuple[CoreElement, bool | None]]:
        """Those of the resource, each with whether it was kept; None where that was not asked yet."""
        return [(one, self.core.get(one.key)) for one in self.resource.core_elements]

    @property
    def asks_about_core(self) -> bool:
        """A core element was marked after the version was written."""
        return any(kept is None for _one, kept in self.core_elements)
