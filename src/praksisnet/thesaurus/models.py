from django.db import models
from django.db.models import Q

from praksisnet.kit import clock
from praksisnet.kit.privacy import impersonal
from praksisnet.thesaurus.words import LONGEST_FOLDED, Kind


class Rule(models.Model):
    """Words that belong together for search, or one that is never split. ``folded`` is the first word, folded."""

    kind = models.CharField(max_length=5, choices=Kind.choices)
    words = models.JSONField()  # as they were written, the first first
    folded = models.CharField(max_length=LONGEST_FOLDED)
    made_at = models.DateTimeField(default=clock.now)

    privacy = impersonal()

    class Meta:
        constraints = [
            models.CheckConstraint(name="rule_kind_known", condition=Q(kind__in=Kind.values)),
            models.CheckConstraint(name="rule_of_a_word", condition=~Q(folded="")),
            models.UniqueConstraint(fields=["kind", "folded"], name="rule_once_a_word"),
        ]

    def __str__(self) -> str:
        return ", ".join(self.words)


class Asked(models.Model):
    """What is searched for, and how often in vain. Says nothing of who.

    ``words`` is empty, and ``digest`` all there is, until three people have asked for the same. ``marks`` are sixteen
    bits of which each person sets one: as many as are set, so many people have asked at least.
    """

    digest = models.CharField(max_length=64, unique=True)
    words = models.CharField(max_length=200, blank=True)
    marks = models.PositiveIntegerField(default=0)
    asked = models.PositiveIntegerField(default=0)
    missed = models.PositiveIntegerField(default=0)
    opened = models.PositiveIntegerField(default=0)
    last_on = models.DateField()

    privacy = impersonal()

    class Meta:
        constraints = [
            models.CheckConstraint(name="asked_missed_of_asked", condition=Q(missed__lte=models.F("asked"))),
        ]

    def __str__(self) -> str:
        return self.words or self.digest
