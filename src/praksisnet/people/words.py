from django.utils.translation import gettext_lazy as _

# A person's state: (word, kind of status mark).
STATES = {
    "active": (_("Active"), "ok"),
    "named": (_("Only named"), "info"),
    "deactivated": (_("Deactivated"), "warn"),
    "erased": (_("Erased"), "warn"),
}
LANGUAGES = [("da", "Dansk"), ("en", "English")]
