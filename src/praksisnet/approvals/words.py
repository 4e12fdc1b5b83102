from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Decision(TextChoices):
    APPROVED = "approved", _("Approved")
    CHANGES_WANTED = "changes_wanted", _("Changes wanted")
