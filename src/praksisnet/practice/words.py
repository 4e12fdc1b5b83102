from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Stage(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("trial", "Planned")
    UNDER_WAY = "under_way", _("Under way")
    ADOPTED = "adopted", pgettext_lazy("trial", "Adopted")
    ADAPTED = "adapted", pgettext_lazy("trial", "Adapted")
    STOPPED = "stopped", pgettext_lazy("trial", "Stopped")


ENDED = (Stage.ADOPTED, Stage.ADAPTED, Stage.STOPPED)


class Hindrance(models.TextChoices):
    TIME = "time", _("Time")
    MANAGEMENT = "management", _("Management")
    MONEY = "money", _("Finances")
    IT = "it", _("IT")
    RULES = "rules", _("Rules")
    UNFIT = "unfit", _("Did not fit our municipality")
    OTHER = "other", pgettext_lazy("hindrance", "Other")
