from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import ANYBODY, ANYBODY_SIGNED_IN, Row, Who, allow

WATCHERS = allow(Who.FACILITATOR, Who.AUTHORITY, Who.OTHER_FACILITATOR)
SEERS = allow(Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR, Who.KNOWLEDGE_PARTNER, Who.AUTHORITY)

PERMISSIONS = [
    Row("pages:front", _("See the front page: a welcome, or what is waiting for oneself"), get=ANYBODY),
    Row(
        "pages:meeting",
        _("See a meeting: programme, registration and what came of it"),
        get=SEERS,
        kwargs={"meeting_id": "meeting"},
    ),
    Row("pages:results", _("See what the participants said"), get=SEERS, kwargs={"meeting_id": "evaluated_meeting"}),
    Row("pages:plan", _("See the meeting plan of one’s programmes"), get=WATCHERS),
    Row("pages:overview", _("See a programme in aggregates"), get=WATCHERS),
    Row("pages:overview_xlsx", _("Download the aggregates as a spreadsheet"), get=WATCHERS),
    Row("pages:search", _("Search everything one may read"), get=ANYBODY_SIGNED_IN),
    Row("pages:suggestions", _("Get suggestions while typing"), post=ANYBODY_SIGNED_IN),
    Row("pages:help", _("Read help and contact"), get=ANYBODY),
    Row("pages:accessibility", _("Read the accessibility statement"), get=ANYBODY),
    Row("pages:privacy", _("Read about privacy and cookies"), get=ANYBODY),
    Row("pages:data_protection", _("Read about IT and data protection"), get=ANYBODY),
    Row("pages:roles", _("Read who may do what"), get=ANYBODY),
    Row("pages:robots", _("Read what search engines may visit"), get=ANYBODY),
    Row("pages:security_txt", _("Read where a security hole is reported"), get=ANYBODY),
    Row("pages:favicon", _("Fetch the small picture of the site"), get=ANYBODY),
]
