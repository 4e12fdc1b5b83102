from django.db import models


class Kind(models.TextChoices):
    """What may be uploaded, told by the content, never by the name."""

    PDF = "pdf", "PDF"
    PPTX = "pptx", "PowerPoint"
    DOCX = "docx", "Word"
