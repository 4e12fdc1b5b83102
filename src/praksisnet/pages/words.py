"""The words that the declarations in code are shown with: roles, rooms and kinds of personal data."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from praksisnet.kit.permissions import Who
from praksisnet.kit.privacy import Category

WHO: dict[Who, Any] = {
    Who.ANONYMOUS: _("Anybody, not logged on"),
    Who.READER: _("Reader"),
    Who.PARTICIPANT: _("Participant"),
    Who.COORDINATOR: _("Municipal coordinator"),
    Who.FACILITATOR: _("Facilitator"),
    Who.KNOWLEDGE_PARTNER: _("Knowledge partner"),
    Who.AUTHORITY: _("The authority"),
    Who.SPEAKER: _("Speaker"),
    Who.ADMINISTRATOR: _("Administrator"),
}

ROOMS: dict[str, Any] = {
    "demo": _("The demo"),
    "pages": _("Front page and information"),
    "networks": _("Programmes and networks"),
    "themes": _("Themes"),
    "approvals": _("Approvals"),
    "todos": _("Tasks"),
    "notices": _("Letters"),
    "organisations": _("Organisations"),
    "people": _("People and sign-in"),
    "jobs": _("Background work"),
    "journal": _("History"),
    "access": _("Access"),
    "guard": _("Case-safe writing"),
    "kit": pgettext_lazy("room", "The house"),
}

CATEGORIES: dict[Category, tuple[Any, Any]] = {
    Category.ACCOUNT: (_("Account"), _("Who you are here, and how you log on.")),
    Category.CONTACT: (_("Contact"), _("How you are reached at work.")),
    Category.PARTICIPATION: (_("Participation"), _("What you take part in, and which permanent places you hold.")),
    Category.CONTENT: (_("What you write"), _("Texts that you or your municipality have written.")),
    Category.CORRESPONDENCE: (_("Letters"), _("Mails that the system has sent to you.")),
    Category.TECHNICAL: (_("Traces of use"), _("What is needed to run the system and to show who did what.")),
}
