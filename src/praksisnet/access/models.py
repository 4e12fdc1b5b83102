from typing import TypeVar

from django.db import models
from django.db.models import Exists, OuterRef

from praksisnet.kit.privacy import impersonal

Row = TypeVar("Row", bound=models.Model, covariant=True)


class Audience(models.Model):
    """Those who may read a thing: an interned set of tokens, so that equal sets are one row.

    ``key`` is the sorted tokens, or their digest where they are long. The empty set is nobody.
    """

    key = models.CharField(max_length=200, unique=True)

    privacy = impersonal()

    def __str__(self) -> str:
        return self.key or "nobody"


class AudienceToken(models.Model):
    """One token of an audience: whoever holds it may read."""

    audience = models.ForeignKey(Audience, on_delete=models.CASCADE, related_name="tokens")
    token = models.CharField(max_length=80)

    privacy = impersonal()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["audience", "token"], name="audience_token_unique")]
        indexes = [models.Index(fields=["token", "audience"], name="audience_token_reader")]

    def __str__(self) -> str:
        return self.token


class Hidden(models.Model):
    """A row of any room that nobody reads for now, whatever its audience. ``kind`` is its model: files.storedfile."""

    kind = models.CharField(max_length=60)
    row = models.BigIntegerField()

    privacy = impersonal()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "row"], name="hidden_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.row}"


class Shown(models.Manager[Row]):
    """A model's ``objects`` without the rows that are hidden: they are gone from every list, page, search and count.

    Django's own ``_base_manager`` still finds them, to put a row back or to delete what a person left behind.
    """

    def get_queryset(self) -> models.QuerySet[Row]:
        kind = self.model._meta.label_lower  # noqa: SLF001 -- Django's documented way to a model's label
        hidden = Hidden.objects.filter(kind=kind, row=OuterRef("pk"))
        return super().get_queryset().filter(~Exists(hidden))
