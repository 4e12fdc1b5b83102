from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import ANYBODY, Row, Who, allow

PERMISSIONS = [
    Row("pages:front", _("See the front page: a welcome, or what is waiting for oneself"), get=ANYBODY),
    Row(
        "pages:meeting",
        _("See the page of a meeting"),
        get=allow(Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR, Who.KNOWLEDGE_PARTNER, Who.AUTHORITY),
        kwargs={"meeting_id": "meeting"},
    ),
    Row("pages:help", _("Read help and contact"), get=ANYBODY),
    Row("pages:accessibility", _("Read the accessibility statement"), get=ANYBODY),
    Row("pages:privacy", _("Read about privacy and cookies"), get=ANYBODY),
    Row("pages:data_protection", _("Read about IT and data protection"), get=ANYBODY),
    Row("pages:roles", _("Read who may do what"), get=ANYBODY),
    Row("pages:robots", _("Read what search engines may visit"), get=ANYBODY),
    Row("pages:security_txt", _("Read where a security hole is reported"), get=ANYBODY),
    Row("pages:favicon", _("Fetch the small picture of the site"), get=ANYBODY),
]
