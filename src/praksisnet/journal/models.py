import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from praksisnet.kit.privacy import ARCHIVE, Category, days, impersonal, personal


class PlainJSON(DjangoJSONEncoder):
    """JSON with letters as they are: an escaped letter could be stored in two ways that read the same."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "ensure_ascii": False})


class AppendOnly(RuntimeError):
    """Somebody tried to change or delete what is only ever added to."""


class Entry(models.Model):
    """One thing that happened. It is never changed; personal values lie in ``Values`` and can be erased.

    ``subject_kind`` is the model's label ("networks.network"). ``actor_name`` is the job's or command's name when the
    system acted; a guest's name lies in ``Values``. ``fields`` are names of changed fields, ``refs`` ids and states.
    """

    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=80, blank=True)
    verb = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=80)
    subject_id = models.BigIntegerField()
    fields = models.JSONField(default=list, encoder=PlainJSON)
    refs = models.JSONField(default=dict, encoder=PlainJSON)
    values_digest = models.CharField(max_length=64, null=True)

    privacy = personal(
        fields=["at", "actor_kind", "actor_id", "verb", "subject_kind", "subject_id", "fields", "refs"],
        category=Category.TECHNICAL,
        purpose="To show who did what, when, to what, and to prove that nobody rewrote it.",
        keep=ARCHIVE,
    )

    class Meta:
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "id"], name="entry_subject"),
            models.Index(fields=["actor_kind", "actor_id", "id"], name="entry_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.subject_kind} {self.subject_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly("A journal entry is never changed: record a new one.")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        raise AppendOnly("A journal entry is never deleted: erase its values instead.")


class Values(models.Model):
    """The personal values of an entry. The entry keeps only a salted digest, so this row can go at any time."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="values_row")
    at = models.DateTimeField()
    salt = models.CharField(max_length=32)
    data = models.JSONField(encoder=PlainJSON)

    privacy = personal(
        fields=["entry", "at", "salt", "data"],
        category=Category.TECHNICAL,
        purpose="To tell a person or a facilitator what a value was before it was changed.",
        keep=days(730, after="at"),
    )

    class Meta:
        indexes = [models.Index(fields=["at"], name="values_at")]

    def __str__(self) -> str:
        return f"Values of entry {self.entry_id}"


class Seal(models.Model):
    """A link of the chain: ``digest`` covers the entry, this position and the digest before it."""

    position = models.BigIntegerField(unique=True)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="seal")
    digest = models.CharField(max_length=64)

    privacy = impersonal()

    class Meta:
        constraints = [models.CheckConstraint(name="seal_position_from_one", condition=models.Q(position__gte=1))]

    def __str__(self) -> str:
        return f"{self.position} {self.digest[:12]}"


class Receipt(models.Model):
    """That a form was taken in, and where its sender was led: a repeat is led there too. ``actor_id`` is a person."""

    key = models.CharField(max_length=64, unique=True)
    actor_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    location = models.CharField(max_length=500, blank=True)

    privacy = personal(
        fields=["actor_id", "at", "location"],
        category=Category.TECHNICAL,
        purpose="To let a form that is sent twice have one effect.",
        keep=days(7, after="at"),
    )

    class Meta:
        indexes = [models.Index(fields=["at"], name="receipt_at")]

    def __str__(self) -> str:
        return self.key


def canonical(value: Any) -> bytes:
    """The one way a value is written before it is digested, the same on both databases."""
    return json.dumps(value, cls=PlainJSON, sort_keys=True, separators=(",", ":")).encode()
