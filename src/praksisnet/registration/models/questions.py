from django.db import models
from django.db.models import Q

from praksisnet.kit.privacy import Category, days, impersonal, personal
from praksisnet.meetings.models import Meeting
from praksisnet.registration.models.registrations import Registration
from praksisnet.registration.words import OTHER, QUICK, QuestionKind


class Question(models.Model):
    """What those who come to one meeting are asked, why, and when the answers are deleted."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="registration_questions")
    kind = models.CharField(max_length=8, choices=QuestionKind.choices)
    text = models.CharField(max_length=200)
    purpose = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField(default=0)
    keep_days = models.PositiveSmallIntegerField(default=14)  # after the meeting
    is_for_venue = models.BooleanField(default=False)  # told to the venue, as counts

    privacy = impersonal()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(name="question_kind_known", condition=Q(kind__in=QuestionKind.values)),
            models.CheckConstraint(name="question_says_why", condition=~Q(purpose="")),
            models.UniqueConstraint(
                "meeting", "kind", name="question_of_needs_once", condition=~Q(kind=QuestionKind.FREE)
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """Needs are named in the reader's language, a free question as it was written."""
        return self.text if self.kind == QuestionKind.FREE else str(self.get_kind_display())


class Answer(models.Model):
    """The person's own answer; nobody answers for somebody else, and it is deleted on its day."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    picked = models.JSONField(default=list)  # of the quick choices, such as ["vegetarian"]
    text = models.CharField(max_length=300, blank=True)  # in own words
    delete_at = models.DateTimeField(db_index=True)

    privacy = personal(
        fields=["registration", "question", "picked", "text", "delete_at"],
        category=Category.PARTICIPATION,
        purpose="To order food that people can eat, and to let everybody take part.",
        keep=days(0, after="delete_at"),
    )

    class Meta:
        constraints = [models.UniqueConstraint("registration", "question", name="answer_once")]

    def __str__(self) -> str:
        return f"Answer {self.pk}"

    @property
    def said(self) -> str:
        """“Vegetarian, gluten free. No nuts.”, in the reader's language."""
        quick = QUICK.get(self.question.kind)
        names = [str(quick(key).label) for key in self.picked if key != OTHER] if quick else []
        return ". ".join(filter(None, (", ".join(names), self.text)))
