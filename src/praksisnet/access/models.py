from typing import TypeVar

from django.db import connections, models
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


class ShownRows(models.QuerySet[Row]):
    """Rows that are locked are those that are shown once they are: a statement that waited for somebody who was hiding
    a row read the table of hidden ones as it was when it began to wait."""

    def _fetch_all(self) -> None:
        is_read_now = self._result_cache is None
        super()._fetch_all()
        waits = self.query.select_for_update and connections[self.db].features.has_select_for_update
        if is_read_now and waits and self._result_cache and isinstance(self._result_cache[0], models.Model):
            kind, found = self.model._meta.label_lower, self._result_cache  # noqa: SLF001 -- as in Shown
            gone = Hidden.objects.filter(kind=kind, row__in=[row.pk for row in found]).values_list("row", flat=True)
            gone_now = set(gone)
            self._result_cache = [row for row in found if row.pk not in gone_now]


class Shown(models.Manager[Row]):
    """A model's ``objects`` without the rows that are hidden: they are gone from every list, page, search and count.

    Django's own ``_base_manager`` still finds them, to put a row back or to delete what a person left behind.
    """

    def get_queryset(self) -> models.QuerySet[Row]:
        kind = self.model._meta.label_lower  # noqa: SLF001 -- Django's documented way to a model's label
        hidden = Hidden.objects.filter(kind=kind, row=OuterRef("pk"))
        rows: models.QuerySet[Row] = ShownRows(self.model, using=self._db)
        return rows.filter(~Exists(hidden))
