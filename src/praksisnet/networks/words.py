from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# What mailed links are for.
INVITATION_LINK, STATED_LINK = "networks.invitation", "networks.invitation_stated"
ANSWER_LINK = "networks.invitation_answer"


UNDONE_WITHIN = timedelta(days=14)  # after that a hand-over stands


class Profile(models.TextChoices):
    """How much of the product a programme asks of its members."""

    LIGHT = "light", pgettext_lazy("profile", "Light")
    FULL = "full", pgettext_lazy("profile", "Full")


class Approves(models.TextChoices):
    """What the authority says about a day's programme before it is published."""

    REQUIRED = "required", pgettext_lazy("approval of programmes", "Required before a programme is published")
    NONE = "none", pgettext_lazy("approval of programmes", "Not needed")


class Answer(models.TextChoices):
    """A municipality's answer to its invitation."""

    ACCEPTED = "accepted", _("Takes part")
    DECLINED = "declined", _("Has declined")


class EndedBecause(models.TextChoices):
    """Why somebody no longer holds a permanent place."""

    HANDED_OVER = "handed_over", _("Handed over to successor")
    LEFT = "left", _("Has left the job")
    CHANGED = "changed", _("Has got other tasks")
    WITHDRAWN = "withdrawn", _("The municipality no longer takes part")
    UNDONE = "undone", _("The hand-over was undone")


class RoleKind(models.TextChoices):
    FACILITATOR = "facilitator", _("Facilitator")
    KNOWLEDGE_PARTNER = "knowledge_partner", _("Knowledge partner")
    AUTHORITY = "authority", _("Authority")
    COORDINATOR = "coordinator", _("Municipal coordinator")
    READER = "reader", _("Reader")


class Coverage(models.TextChoices):
    """Where one municipality stands in a programme. Every municipality is in exactly one of these."""

    REPRESENTED = "represented", _("Represented")
    THROUGH = "through", _("Through another")
    VACANT = "vacant", _("Permanent place vacant")
    AWAITING = "awaiting", _("Awaiting answer")
    DECLINED = "declined", _("Has declined")
    UNINVITED = "uninvited", _("Not invited yet")
