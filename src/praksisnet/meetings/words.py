from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    NETWORK = "network", _("Network meeting")
    NATIONAL = "national", _("National meeting")
    DEVELOPMENT = "development", _("Development day")
    ONLINE = "online", _("Online meeting")


class State(models.TextChoices):
    """Where a meeting stands. Derived from its moments, never stored."""

    DRAFT = "draft", pgettext_lazy("meeting", "Draft")
    ANNOUNCED = "announced", _("Date announced")
    PUBLISHED = "published", pgettext_lazy("meeting", "Published")
    HELD = "held", pgettext_lazy("meeting", "Held")
    CANCELLED = "cancelled", pgettext_lazy("meeting", "Cancelled")


class SessionKind(models.TextChoices):
    TALK = "talk", _("Talk")
    PLENARY = "plenary", _("All together")
    WORKSHOP = "workshop", _("Workshop")
    PAUSE = "pause", _("Break")


class Mode(models.TextChoices):
    ONSITE = "onsite", _("On site")
    ONLINE = "online", pgettext_lazy("mode", "Online")
