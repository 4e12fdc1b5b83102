from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language

from praksisnet.kit import clock
from praksisnet.kit.privacy import Category, days, personal


class Todo(models.Model):
    """One thing to do about one thing, for one person or for all who hold one token ("role:facilitator:network:7")."""

    # The room's own name for it, so that it is never made twice: "meeting:7:send-programme".
    source = models.CharField(max_length=120, unique=True)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    titles = models.JSONField()  # by language
    address = models.CharField(max_length=300)
    owner = models.ForeignKey("people.Person", models.CASCADE, null=True, related_name="+")
    token = models.CharField(max_length=100, blank=True)
    due_on = models.DateField(null=True)
    # The name of a condition that ticks it by itself; empty: only a person does.
    condition = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")

    privacy = personal(
        fields=["owner", "done_by", "titles"],
        category=Category.PARTICIPATION,
        purpose="To show somebody what waits for them, and to tick it when it is done.",
        keep=days(730, after="done_at"),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="todo_one_owner", condition=Q(owner__isnull=False, token="") | Q(owner__isnull=True) & ~Q(token="")
            ),
            models.CheckConstraint(
                name="todo_done_by_somebody_at_some_time",
                condition=Q(done_by__isnull=True) | Q(done_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "due_on"], name="todo_open_owner", condition=Q(done_at__isnull=True)),
            models.Index(fields=["token", "due_on"], name="todo_open_token", condition=Q(done_at__isnull=True)),
            models.Index(fields=["subject_kind", "subject_id"], name="todo_subject"),
        ]

    def __str__(self) -> str:
        return self.source

    @property
    def title(self) -> str:
        """In the language of the page, else in Danish."""
        titles: dict[str, str] = self.titles
        return titles.get(get_language() or "") or titles[settings.LANGUAGE_CODE]

    @property
    def is_overdue(self) -> bool:
        return self.done_at is None and self.due_on is not None and self.due_on < clock.today()

    @property
    def ticked_itself(self) -> bool:
        return self.done_at is not None and self.done_by_id is None
