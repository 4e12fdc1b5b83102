from django.db import models

from praksisnet.kit.constraints import by_only_with_at
from praksisnet.kit.privacy import WHILE_NEEDED, Category, personal
from praksisnet.networks.models import Programme, Role
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person


class Reader(models.Model):
    """A colleague who came in by a shared link. ``role`` is what lets them read; it ends, this row remembers whose
    colleague it was and that a coordinator has said no."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="readerships")
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="readers")
    municipality = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="readers")
    role = models.OneToOneField(Role, on_delete=models.PROTECT, related_name="readership")
    began_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    privacy = personal(
        fields=["person", "began_at", "removed_at", "removed_by"],
        category=Category.PARTICIPATION,
        purpose="To let colleagues read what is shared with their municipality, and let its coordinator see who does.",
        keep=WHILE_NEEDED,
    )

    class Meta:
        indexes = [models.Index(fields=["municipality", "programme"], name="reader_of_municipality")]
        constraints = [
            models.UniqueConstraint("person", "programme", name="reader_once_in_programme"),
            models.CheckConstraint(name="reader_removed", condition=by_only_with_at("removed_at", "removed_by")),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.municipality_id}"
