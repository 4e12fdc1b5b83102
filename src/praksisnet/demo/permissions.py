from django.conf import settings
from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import ANYBODY, Row

ROWS = [
    Row("demo:guide", _("Read what can be tried in the demo"), get=ANYBODY),
    Row("demo:persona", _("Log on as an invented person"), post=ANYBODY, kwargs={"key": "persona"}),
    Row("demo:letters", _("Read the demo's mail"), get=ANYBODY),
    Row("demo:letter", _("Open a letter of the demo"), get=ANYBODY, kwargs={"key": "delivered_letter"}),
    Row("demo:letter_html", _("See a letter of the demo as it looks"), get=ANYBODY, kwargs={"key": "delivered_letter"}),
]
# Outside the demo none of these addresses exists.
PERMISSIONS = ROWS if settings.DEMO else []
