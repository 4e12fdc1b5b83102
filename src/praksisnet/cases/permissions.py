from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import Row, Who, allow

CASE = {"case_id": "case"}
DECIDE = allow(Who.FACILITATOR, forbidden=(Who.KNOWLEDGE_PARTNER,))
# In the test world the item is a published resource, and the case about one that the knowledge partner wrote.
READS = allow(Who.FACILITATOR, Who.KNOWLEDGE_PARTNER, Who.PARTICIPANT, Who.COORDINATOR, Who.READER, Who.AUTHORITY)

PERMISSIONS = [
    Row(
        "cases:report",
        _("Say that something is about a child, and hide it"),
        get=READS,
        post=READS,
        kwargs={"kind": "reported_kind", "item_id": "resource"},
    ),
    Row("cases:cases", _("See what is hidden"), get=allow(Who.FACILITATOR, Who.OTHER_FACILITATOR)),
    Row(
        "cases:case",
        _("See what was hidden, and who could read it"),
        get=allow(Who.FACILITATOR, Who.KNOWLEDGE_PARTNER),
        kwargs=CASE,
    ),
    Row("cases:deletion", _("Delete everywhere what is about a child"), get=DECIDE, post=DECIDE, kwargs=CASE),
    Row("cases:release", _("Show again what was hidden"), get=DECIDE, post=DECIDE, kwargs=CASE),
]
