from django.db import models
from django.db.models import Q

from praksisnet.kit.privacy import impersonal
from praksisnet.meetings.models.meetings import Meeting


class LetterText(models.Model):
    """The facilitator's own words in one kind of mail about one meeting; the mail says the facts by itself."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="letter_texts")
    purpose = models.CharField(max_length=60)
    text = models.TextField(max_length=2000)

    privacy = impersonal()

    class Meta:
        constraints = [
            models.UniqueConstraint("meeting", "purpose", name="letter_text_once"),
            models.CheckConstraint(name="letter_text_says_something", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} of {self.meeting_id}"
