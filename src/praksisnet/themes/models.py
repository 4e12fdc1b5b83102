from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language

from praksisnet.kit import clock
from praksisnet.kit.constraints import by_only_with_at
from praksisnet.kit.names import fold, sort_name
from praksisnet.kit.privacy import WHILE_NEEDED, Category, impersonal, personal
from praksisnet.people.models import Person


class Theme(models.Model):
    """A subject word that all rooms share. A retired theme keeps what it carries, and is offered no more."""

    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80, blank=True)
    sort_name = models.CharField(max_length=200, editable=False, db_index=True)
    folded = models.CharField(max_length=240, editable=False, unique=True)
    description = models.TextField(blank=True)
    created_at = models.DateTimeField(default=clock.now)
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")

    privacy = personal(
        fields=["retired_by"],
        category=Category.TECHNICAL,
        purpose="To show who took a theme out of use.",
        keep=WHILE_NEEDED,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="theme_retired_by_nobody", condition=Q(retired_at__isnull=False) | Q(retired_by__isnull=True)
            ),
            models.CheckConstraint(
                name="theme_merged_is_retired", condition=Q(merged_into__isnull=True) | Q(retired_at__isnull=False)
            ),
            models.CheckConstraint(name="theme_not_into_itself", condition=~Q(merged_into=F("id"))),
        ]

    def __str__(self) -> str:
        return self.label

    def save(self, *args: object, **kwargs: object) -> None:
        self.sort_name, self.folded = sort_name(self.name), fold(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def label(self) -> str:
        """The name in the language of the page; Danish where there is no English one."""
        return self.name_en if self.name_en and get_language() == "en" else self.name


class ThemeWord(models.Model):
    """Another word for a theme, so that a search finds it: each word leads to one theme only."""

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="words")
    word = models.CharField(max_length=80)
    folded = models.CharField(max_length=240, editable=False, unique=True)

    privacy = impersonal()

    def __str__(self) -> str:
        return self.word

    def save(self, *args: object, **kwargs: object) -> None:
        self.folded = fold(self.word)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class Merger(models.Model):
    """That a theme became part of another, and what moved with it, so that exactly that can move back.

    ``moved``: ids by what they are; no names.
    """

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="mergers")
    into = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="received")
    moved = models.JSONField()
    merged_at = models.DateTimeField(default=clock.now)
    merged_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    privacy = personal(
        fields=["merged_by", "undone_by"],
        category=Category.TECHNICAL,
        purpose="To show who merged two themes, and to take it back.",
        keep=WHILE_NEEDED,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint("theme", name="theme_merged_once", condition=Q(undone_at__isnull=True)),
            models.CheckConstraint(name="merger_undone", condition=by_only_with_at("undone_at", "undone_by")),
        ]

    def __str__(self) -> str:
        return f"{self.theme_id} into {self.into_id}"
