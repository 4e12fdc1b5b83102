from django.conf import settings
from django.db import models
from django.db.models import Q

from praksisnet.access.models import Audience, Shown
from praksisnet.files.models import StoredFile
from praksisnet.kit import clock
from praksisnet.kit.constraints import by_only_with_at
from praksisnet.kit.names import sort_name
from praksisnet.kit.privacy import ARCHIVE, Category, personal
from praksisnet.knowledge.words import (
    ADAPTED_KINDS,
    MOST_LETTERS,
    CoreElement,
    Evidence,
    Kind,
    Licence,
    State,
)
from praksisnet.meetings.models import Session
from praksisnet.networks.models import Programme
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.themes.models import Theme


class Resource(models.Model):
    """One thing in the library. A draft until it is published; archived when it should no longer be found."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="resources")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    title = models.CharField(max_length=200)
    sort_name = models.CharField(max_length=240, editable=False)
    summary = models.CharField(max_length=500)
    body = models.TextField(max_length=MOST_LETTERS, blank=True)  # Markdown, shown through kit.richtext
    parts = models.JSONField(default=dict, blank=True)  # the texts that its kind asks for, by name: words.PARTS
    core = models.JSONField(default=list, blank=True)  # what must stay as it is where it is adapted, a text each
    lang = models.CharField(max_length=5, choices=settings.LANGUAGES, default="da")  # what it is written in
    authors = models.CharField(max_length=300, blank=True)  # as they are shown and cited
    evidence = models.CharField(max_length=12, choices=Evidence.choices, blank=True)
    licence = models.CharField(max_length=12, choices=Licence.choices, blank=True)
    source = models.CharField(max_length=200, blank=True)  # who stands behind it, as it is shown: "Højskolen"
    link = models.URLField(max_length=500, blank=True)
    themes = models.ManyToManyField(Theme, related_name="resources", blank=True)
    files = models.ManyToManyField(StoredFile, related_name="resources", blank=True)
    session = models.ForeignKey(Session, on_delete=models.SET_NULL, null=True, blank=True, related_name="resources")
    municipality = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="resources"
    )  # whose practice example it is
    municipalities = models.ManyToManyField(Organisation, related_name="resources_made", blank=True)  # took part in it
    see_also = models.ManyToManyField("self", symmetrical=True, blank=True)
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="resources_owned")
    review_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)  # the last day it is shown; then it is archived by itself
    version = models.PositiveSmallIntegerField(default=0)  # the number of the version that readers see
    tried_in = models.PositiveSmallIntegerField(default=0)  # municipalities; kept by the room above that knows
    opened = models.PositiveIntegerField(default=0)  # times by those it is for; counted after the page, without names
    downloaded = models.PositiveIntegerField(default=0)  # times one of its files was fetched from its page, likewise
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)  # to the knowledge partner; empty again once answered
    sent_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    archived_at = models.DateTimeField(null=True, blank=True)
    archived_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = Shown["Resource"]()

    privacy = personal(
        fields=[
            *("body", "summary", "parts", "core", "authors", "source"),
            *("owner", "made_by", "sent_by", "published_by", "archived_by"),
        ],
        category=Category.CONTENT,
        purpose="To share what networks know, and to say who stands behind it.",
        keep=ARCHIVE,
    )

    class Meta:
        indexes = [models.Index(fields=["programme", "published_at"], name="resource_of_programme")]
        constraints = [
            models.CheckConstraint(name="resource_kind_known", condition=Q(kind__in=Kind.values)),
            models.CheckConstraint(name="resource_says_something", condition=~Q(title="") & ~Q(summary="")),
            models.CheckConstraint(
                name="resource_published", condition=by_only_with_at("published_at", "published_by")
            ),
            models.CheckConstraint(name="resource_sent", condition=by_only_with_at("sent_at", "sent_by")),
            models.CheckConstraint(name="resource_archived", condition=by_only_with_at("archived_at", "archived_by")),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: object, **kwargs: object) -> None:
        self.sort_name = sort_name(self.title)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def state(self) -> State:
        if self.archived_at:
            return State.ARCHIVED
        if self.published_at:
            return State.PUBLISHED
        return State.REVIEW if self.sent_at else State.DRAFT

    @property
    def is_own_example(self) -> bool:
        """A municipality's own practice, which a leader of it releases."""
        return self.kind == Kind.EXAMPLE and self.municipality_id is not None

    @property
    def core_elements(self) -> list[CoreElement]:
        return [CoreElement(text) for text in self.core]

    @property
    def can_be_adapted(self) -> bool:
        """A municipality may make its own version of it."""
        return self.kind in ADAPTED_KINDS and self.state is State.PUBLISHED

    @property
    def is_overdue(self) -> bool:
        """Nobody has looked at it again in time: what it says may have become wrong."""
        return self.state is State.PUBLISHED and self.review_on is not None and self.review_on < clock.today()

    @property
    def stands_behind(self) -> str:
        """The municipality whose practice it is, or the source."""
        return self.municipality.name if self.municipality else self.source
