from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import ANYBODY, Row, Who, allow

LOOK_AFTER = allow(Who.COORDINATOR, Who.FACILITATOR)
SHARE = allow(Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR, Who.KNOWLEDGE_PARTNER)
READER, LINK = {"reader_id": "reader"}, {"token": "share_token"}

PERMISSIONS = [
    Row(
        "readers:sharing",
        _("Share with colleagues by a link"),
        get=SHARE,
        kwargs={"kind": "shared_kind", "pk": "resource"},
    ),
    Row("readers:door", _("See what a colleague has shared, and get a code by mail"), ANYBODY, ANYBODY, kwargs=LINK),
    Row("readers:code", _("Become a reader with the code"), get=ANYBODY, post=ANYBODY, kwargs=LINK),
    Row(
        "readers:readers",
        _("See the municipality’s readers"),
        get=allow(Who.COORDINATOR, Who.FACILITATOR, Who.OTHER_COORDINATOR, Who.OTHER_FACILITATOR),
    ),
    Row(
        "readers:domains",
        _("See which mail domains let colleagues read along"),
        get=allow(Who.COORDINATOR, Who.FACILITATOR, Who.OTHER_COORDINATOR, Who.OTHER_FACILITATOR),
    ),
    Row(
        "readers:domain",
        _("Say which mail domains are a municipality’s"),
        get=LOOK_AFTER,
        post=LOOK_AFTER,
        kwargs={"municipality_id": "organisation"},
    ),
    Row("readers:removal", _("Remove a reader"), post=LOOK_AFTER, kwargs=READER),
    Row("readers:return", _("Let a removed reader read again"), post=LOOK_AFTER, kwargs=READER),
]
