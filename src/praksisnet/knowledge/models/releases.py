from django.db import models
from django.db.models import Q

from praksisnet.kit import clock
from praksisnet.kit.privacy import ARCHIVE, Category, personal
from praksisnet.knowledge.models.resources import Resource
from praksisnet.people.models import Person


class Release(models.Model):
    """A leader of the municipality is asked to release its practice example, by a mail and without an account.

    ``ended_at``: it counts no more, because the leader withdrew it or because somebody is asked anew.
    """

    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="releases")
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=120)
    email = models.EmailField(max_length=200)
    asked_at = models.DateTimeField(default=clock.now)
    asked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    released_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    privacy = personal(
        fields=["name", "title", "email", "asked_by"],
        category=Category.CONTACT,
        purpose="To ask the municipality's leader before its practice is shown to others, and to prove the answer.",
        keep=ARCHIVE,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="release_one_asked",
                fields=["resource"],
                condition=Q(ended_at__isnull=True),
            ),
            models.CheckConstraint(
                name="release_one_answer", condition=Q(released_at__isnull=True) | Q(declined_at__isnull=True)
            ),
            models.CheckConstraint(name="release_by_somebody", condition=~Q(name="") & ~Q(title="") & ~Q(email="")),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.title}"

    @property
    def shows(self) -> bool:
        """The leader reads what is to be released: while the answer is wanted, and after a yes that still counts."""
        return self.declined_at is None and self.ended_at is None
