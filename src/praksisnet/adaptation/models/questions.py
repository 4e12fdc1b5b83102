from django.db import models
from django.db.models import Q

from praksisnet.adaptation.words import LONGEST_QUESTION, MOST_LETTERS, MOST_QUESTIONS
from praksisnet.kit import clock
from praksisnet.kit.constraints import by_only_with_at
from praksisnet.kit.privacy import ARCHIVE, Category, personal
from praksisnet.meetings.models import Meeting
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person


class Question(models.Model):
    """What the municipalities are asked before a meeting: three at most, so that they are answered."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=LONGEST_QUESTION)
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    privacy = personal(
        fields=["text", "made_by"],
        category=Category.CONTENT,
        purpose="To ask the municipalities before a meeting what is on their mind.",
        keep=ARCHIVE,
    )

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint("meeting", "position", name="question_position_once"),
            models.CheckConstraint(
                name="question_three_at_most", condition=Q(position__gte=1, position__lte=MOST_QUESTIONS)
            ),
            models.CheckConstraint(name="question_asks_something", condition=~Q(text="")),
            models.CheckConstraint(name="question_made", condition=by_only_with_at("made_at", "made_by")),
        ]

    def __str__(self) -> str:
        return self.text


class Reply(models.Model):
    """A municipality's one answer. A colleague's later one stands in its place, and names the last who wrote."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="replies")
    municipality = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    body = models.TextField(max_length=MOST_LETTERS)
    written_at = models.DateTimeField(default=clock.now)
    written_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    privacy = personal(
        fields=["body", "written_by"],
        category=Category.CONTENT,
        purpose="To prepare a meeting by what each municipality says is on its mind.",
        keep=ARCHIVE,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint("question", "municipality", name="reply_once_a_municipality"),
            models.CheckConstraint(name="reply_says_something", condition=~Q(body="")),
            models.CheckConstraint(name="reply_written", condition=by_only_with_at("written_at", "written_by")),
        ]

    def __str__(self) -> str:
        return self.body
