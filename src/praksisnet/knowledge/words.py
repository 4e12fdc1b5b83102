from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    RESEARCH = "research", _("Research brief")
    EXAMPLE = "example", _("Practice example")
    TOOL = "tool", _("Tool")
    LEGISLATION = "legislation", _("Legislation")
    MATERIAL = "material", _("Meeting material")
