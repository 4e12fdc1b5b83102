from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from praksisnet.kit import clock
from praksisnet.kit.names import fold, sort_name
from praksisnet.kit.privacy import WHILE_NEEDED, Category, impersonal, personal


class State(StrEnum):
    ACTIVE = "active"  # invited: a code can be mailed
    NAMED = "named"  # a colleague gave the name; cannot sign in
    DEACTIVATED = "deactivated"
    ERASED = "erased"


class PersonManager(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email=(username or "").lower())


class Person(AbstractBaseUser):
    """Somebody who takes part, with or without an account. Without an address: only named by a colleague."""

    email = models.EmailField(null=True, blank=True)
    name = models.CharField(max_length=120)
    sort_name = models.CharField(max_length=200, editable=False, db_index=True)
    folded = models.CharField(max_length=400, editable=False)
    title = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    language = models.CharField(max_length=5, default="da")
    created_at = models.DateTimeField(default=clock.now)
    invited_at = models.DateTimeField(null=True, blank=True)  # from then on the address can sign in
    administrator_since = models.DateTimeField(null=True, blank=True)
    deactivated_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = PersonManager()
    privacy = personal(
        fields=[
            "email",
            "name",
            "sort_name",
            "folded",
            "title",
            "phone",
            "language",
            "created_at",
            "invited_at",
            "password",
            "last_login",
            "administrator_since",
            "deactivated_at",
            "erased_at",
        ],
        category=Category.ACCOUNT,
        purpose="To invite people to networks, let them sign in and show members who they meet. "
        "Erased two years after the account was deactivated.",
        keep=WHILE_NEEDED,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint("email", name="person_email_unique", condition=models.Q(email__isnull=False)),
            models.CheckConstraint(
                name="person_email_lower_case", condition=models.Q(email__isnull=True) | models.Q(email=Lower("email"))
            ),
            models.CheckConstraint(
                name="person_invited_by_email", condition=models.Q(invited_at=None) | models.Q(email__isnull=False)
            ),
            models.CheckConstraint(
                name="person_erased_is_empty",
                condition=models.Q(erased_at=None)
                | models.Q(email=None, phone="", title="", deactivated_at__isnull=False, administrator_since=None),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        self.email = self.email.lower() if self.email else None
        self.sort_name, self.folded = sort_name(self.name), fold(f"{self.name} {self.email or ''}")[:400]
        if update_fields is not None and {"name", "email"} & set(update_fields):
            update_fields = {*update_fields, "sort_name", "folded"}
        super().save(*args, update_fields=update_fields, **kwargs)

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        return self.deactivated_at is None

    @property
    def state(self) -> "State":
        if self.erased_at:
            return State.ERASED
        if self.deactivated_at:
            return State.DEACTIVATED
        return State.ACTIVE if self.invited_at else State.NAMED

    @property
    def is_administrator(self) -> bool:
        return self.administrator_since is not None


class Deletion(models.Model):
    """One night's deletion by age from one table: what the journal's entry about it points at."""

    at = models.DateTimeField()
    table = models.CharField(max_length=80)
    rule = models.CharField(max_length=200)
    rows = models.PositiveIntegerField()

    privacy = impersonal()

    class Meta:
        indexes = [models.Index(fields=["at"], name="deletion_at")]

    def __str__(self) -> str:
        return f"{self.table} {self.at:%Y-%m-%d}: {self.rows}"
