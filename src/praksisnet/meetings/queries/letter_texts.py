"""What the facilitator says in their own words in the mails about a meeting."""

from praksisnet.meetings.models import LetterText, Meeting


def letter_text(meeting: Meeting, purpose: str) -> list[list[str]]:
    """The paragraphs with their lines; nothing where nothing is written. Every planned mail about a meeting asks it."""
    found = LetterText.objects.filter(meeting=meeting, purpose=purpose).values_list("text", flat=True).first()
    return paragraphs_of(found or "")


def letter_texts(meeting: Meeting) -> dict[str, str]:
    """By purpose."""
    return dict(LetterText.objects.filter(meeting=meeting).order_by("purpose").values_list("purpose", "text"))


def paragraphs_of(text: str) -> list[list[str]]:
    return [part.split("\n") for part in text.split("\n\n") if part.strip()]
