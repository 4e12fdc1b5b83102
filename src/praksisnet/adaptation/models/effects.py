from django.db import models
from django.db.models import Q

from praksisnet.adaptation.models.changes import Change
from praksisnet.evaluation.words import CHANGES
from praksisnet.evaluation.words import Change as Word
from praksisnet.kit.privacy import impersonal

LOOKS = {Word.RISEN: ("ok", "arrow-upward"), Word.FALLEN: ("warn", "arrow-downward")}


class Effect(models.Model):
    """What came of a change: its question before and after. Kept when the answers are in, for closed evaluations stay
    as they are; ``word`` says risen or fallen only beyond chance."""

    change = models.OneToOneField(Change, on_delete=models.CASCADE, related_name="effect")
    word = models.CharField(max_length=9, choices=[(one.value, one.value) for one in Word])
    n_before = models.PositiveIntegerField()
    n_after = models.PositiveIntegerField()
    mean_before = models.FloatField(null=True)
    mean_after = models.FloatField(null=True)
    measured_at = models.DateTimeField()

    privacy = impersonal()

    class Meta:
        constraints = [models.CheckConstraint(name="effect_word_known", condition=Q(word__in=[w.value for w in Word]))]

    def __str__(self) -> str:
        return f"{self.change_id}: {self.word}"

    @property
    def said(self) -> str:
        """The word in the language of the page."""
        return str(CHANGES[Word(self.word)])

    @property
    def look(self) -> tuple[str, str]:
        """Kind and icon of the status."""
        return LOOKS.get(Word(self.word), ("info", "minus"))
