from django.db import models

from praksisnet.following.words import MOST_FOLDED, MOST_LETTERS
from praksisnet.kit import clock
from praksisnet.kit.names import fold
from praksisnet.kit.privacy import WHILE_NEEDED, Category, personal
from praksisnet.people.models import Person
from praksisnet.themes.models import Theme


class Attention(models.Model):
    """What somebody follows, and when they were here: one row a person, so that a page reads both at once.

    ``told_until``: what came before has been in a weekly letter. ``before_at``: the last page of the visit before the
    one that ``seen_at`` belongs to.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    themes = models.ManyToManyField(Theme, related_name="followers", blank=True)
    told_until = models.DateTimeField(default=clock.now)
    seen_at = models.DateTimeField(null=True, blank=True)
    before_at = models.DateTimeField(null=True, blank=True)

    privacy = personal(
        fields=["person", "seen_at", "before_at"],
        category=Category.CONTACT,
        purpose="To tell somebody what is new about what they follow, and mark what is new since their last visit.",
        keep=WHILE_NEEDED,
    )

    def __str__(self) -> str:
        return f"attention of {self.person_id}"


def folded(words: str) -> str:
    """By which the same search is known again. Folded, a letter may be three: the column holds the first of them."""
    return fold(words)[:MOST_FOLDED]


class SavedSearch(models.Model):
    """Words, perhaps under some themes, that somebody wants to hear of when something new answers them."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    words = models.CharField(max_length=MOST_LETTERS)
    folded = models.CharField(max_length=MOST_FOLDED, editable=False)
    themes = models.ManyToManyField(Theme, related_name="saved_searches", blank=True)
    saved_at = models.DateTimeField(default=clock.now)

    privacy = personal(
        fields=["person", "words"],
        category=Category.CONTACT,
        purpose="To tell somebody once a week what new answers their search. Seen by nobody else.",
        keep=WHILE_NEEDED,
    )

    class Meta:
        constraints = [models.UniqueConstraint("person", "folded", name="saved_search_once")]

    def __str__(self) -> str:
        return self.words

    def save(self, *args: object, **kwargs: object) -> None:
        self.folded = folded(self.words)
        super().save(*args, **kwargs)  # type: ignore[arg-type]
