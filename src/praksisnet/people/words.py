from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# What is asked and told about somebody, in the same words on every page and in every spreadsheet.
NAME, JOB_TITLE, WORK_MAIL = pgettext_lazy("person", "Name"), _("Job title"), _("Work mail")

# A person's state: (word, kind of status mark).
STATES = {
    "active": (_("Active"), "ok"),
    "named": (_("Only named"), "info"),
    "deactivated": (_("Deactivated"), "warn"),
    "erased": (_("Erased"), "warn"),
}
LANGUAGES = [("da", "Dansk"), ("en", "English")]
