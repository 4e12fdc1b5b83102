from django.db import models

from praksisnet.access.models import Audience
from praksisnet.kit.privacy import WHILE_NEEDED, Category, impersonal, personal


class Term(models.Model):
    """A word of the index, brought to its root. ``surface`` is how it is written somewhere, ``folded`` that folded."""

    text = models.CharField(max_length=80, unique=True)
    surface = models.CharField(max_length=80)
    folded = models.CharField(max_length=80)
    entries = models.IntegerField(default=0)  # how many it stands in

    privacy = impersonal()

    def __str__(self) -> str:
        return self.text


class SearchEntry(models.Model):
    """Something that is found: a copy of what its room says of it, so that a page of results reads no other table.

    ``kind`` and ``key`` name the thing in its room; ``revision`` tells the nightly comparison whether it is up to date.
    """

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    address = models.CharField(max_length=300)
    language = models.CharField(max_length=5, default="da")
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="+")
    visible_from = models.DateTimeField(null=True, blank=True)
    visible_until = models.DateTimeField(null=True, blank=True)
    happens_at = models.DateTimeField(null=True, blank=True)  # shown with the result: a meeting's beginning
    facets = models.JSONField(default=list, blank=True)  # pairs of name and value, which results are narrowed by
    revision = models.CharField(max_length=64, blank=True)
    # Plain, as it is shown in excerpts. The last column: SQLite reads a row from its start, to ask who may read it.
    text = models.TextField(blank=True)

    privacy = personal(
        fields=["text"],
        category=Category.CONTENT,
        purpose="To find what networks know. A copy of what its room holds, which goes when that goes.",
        keep=WHILE_NEEDED,
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="search_entry_unique")]

    def __str__(self) -> str:
        return self.title


class Posting(models.Model):
    """That a term stands in an entry, and how much it says of it: whole numbers, which both databases add up alike."""

    pk = models.CompositePrimaryKey("entry_id", "term_id")
    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="postings", db_index=False)
    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="postings", db_index=False)
    impact = models.PositiveIntegerField()

    privacy = impersonal()

    class Meta:
        # The best of a term are read without looking at the others, and without the table.
        indexes = [models.Index(fields=["term", "-impact", "entry"], name="search_posting_best")]

    def __str__(self) -> str:
        return f"{self.term_id} in {self.entry_id}"
