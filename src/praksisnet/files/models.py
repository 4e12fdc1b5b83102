from django.db import models
from django.db.models import Q

from praksisnet.access.models import Audience, Shown
from praksisnet.files.words import Kind
from praksisnet.kit import clock
from praksisnet.kit.privacy import ARCHIVE, Category, personal
from praksisnet.people.models import Person


class StoredFile(models.Model):
    """One uploaded file that was checked before it was kept. Its bytes lie in the file store under ``key``."""

    key = models.CharField(max_length=100, unique=True)
    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=4, choices=Kind.choices)
    size = models.PositiveIntegerField()  # bytes
    pages = models.PositiveIntegerField(default=0)
    title = models.CharField(max_length=200, blank=True)  # what the document calls itself
    digest = models.CharField(max_length=64)  # SHA-256 of the bytes, in hex
    text = models.TextField(blank=True)  # what is written in it, for the search
    pictures_unseen = models.PositiveIntegerField(default=0)  # pictures in it without an alternative text
    is_untagged = models.BooleanField(default=False)  # a PDF that a screen reader cannot follow
    has_preview = models.BooleanField(default=False)  # the picture of it lies beside the bytes
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="+")
    visible_from = models.DateTimeField(null=True, blank=True)  # before that only its owner and those who run it
    uploaded_at = models.DateTimeField(default=clock.now)
    uploaded_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = Shown["StoredFile"]()

    privacy = personal(
        fields=["name", "title", "text", "uploaded_by"],
        category=Category.CONTENT,
        purpose="To share slides and material with those they were made for.",
        keep=ARCHIVE,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(name="file_kind_known", condition=Q(kind__in=Kind.values)),
            models.CheckConstraint(name="file_has_bytes", condition=Q(size__gt=0)),
        ]

    def __str__(self) -> str:
        return self.name
