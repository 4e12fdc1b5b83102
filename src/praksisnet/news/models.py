from django.db import models
from django.db.models import Q

from praksisnet.access.models import Audience, Shown
from praksisnet.kit import clock
from praksisnet.kit.constraints import by_only_with_at
from praksisnet.kit.privacy import ARCHIVE, Category, personal
from praksisnet.networks.models import Network, Programme
from praksisnet.news.words import LONGEST_SUMMARY, LONGEST_TEXT, LONGEST_TITLE, Reach, State
from praksisnet.people.models import Person
from praksisnet.themes.models import Theme


class NewsItem(models.Model):
    """One thing a programme tells. A draft until it is published; withdrawn it is read by its writers only."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="news")
    title = models.CharField(max_length=LONGEST_TITLE)
    summary = models.CharField(max_length=LONGEST_SUMMARY)
    body = models.TextField(max_length=LONGEST_TEXT, blank=True)  # Markdown, shown through kit.richtext
    themes = models.ManyToManyField(Theme, related_name="news", blank=True)
    reach = models.CharField(max_length=9, choices=Reach.choices, default=Reach.PROGRAMME)
    networks = models.ManyToManyField(Network, related_name="news", blank=True)  # whose it is, where it is of some
    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="+")  # made of reach and networks
    shown_until = models.DateField(null=True, blank=True)  # the last day it stands on front pages
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField(null=True, blank=True)  # after it was published
    changed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    told_at = models.DateTimeField(null=True, blank=True)  # the weekly letter it stood in

    objects = Shown["NewsItem"]()

    privacy = personal(
        fields=["title", "summary", "body", "made_by", "published_by", "changed_by", "withdrawn_by"],
        category=Category.CONTENT,
        purpose="To tell networks what is new, and to say who tells it.",
        keep=ARCHIVE,
    )

    class Meta:
        indexes = [models.Index(fields=["published_at"], name="news_newest")]
        constraints = [
            models.CheckConstraint(name="news_reach_known", condition=Q(reach__in=Reach.values)),
            models.CheckConstraint(name="news_says_something", condition=~Q(title="") & ~Q(summary="")),
            models.CheckConstraint(name="news_published", condition=by_only_with_at("published_at", "published_by")),
            models.CheckConstraint(name="news_changed", condition=by_only_with_at("changed_at", "changed_by")),
            models.CheckConstraint(name="news_withdrawn", condition=by_only_with_at("withdrawn_at", "withdrawn_by")),
            models.CheckConstraint(
                name="news_withdrawn_once_published",
                condition=Q(withdrawn_at__isnull=True) | Q(published_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> State:
        if self.withdrawn_at:
            return State.WITHDRAWN
        return State.PUBLISHED if self.published_at else State.DRAFT

    @property
    def is_open(self) -> bool:
        """Anybody may read it, without an account."""
        return self.reach == Reach.PUBLIC
