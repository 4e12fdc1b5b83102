from django.db import models

from praksisnet.kit import clock
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
