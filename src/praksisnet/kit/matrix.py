"""Who may open kit's own pages. (``permissions.py`` here is the mechanism.)"""

from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import ANYBODY, Row

PERMISSIONS = [
    Row("kit:language", _("Change the language"), post=ANYBODY),
    Row("kit:health", _("See whether the site is well"), get=ANYBODY),
    Row("kit:gallery", _("See the components of the pages"), get=ANYBODY),
]
