from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import ANYBODY, ANYBODY_SIGNED_IN, Row, Who, allow

# In the test world the facilitator sends and the authority's project manager approves.
PERMISSIONS = [
    Row("approvals:approvals", _("See what awaits one's approval, and what one has sent"), get=ANYBODY_SIGNED_IN),
    Row(
        "approvals:approval",
        _("Read what is to be approved; answer as its approver"),
        get=allow(Who.AUTHORITY, Who.FACILITATOR),
        post=allow(Who.AUTHORITY, forbidden=(Who.FACILITATOR,)),
        kwargs={"approval_id": "approval"},
    ),
    Row(
        "approvals:withdrawal",
        _("Withdraw what one has sent for approval"),
        post=allow(Who.FACILITATOR, forbidden=(Who.AUTHORITY,)),
        kwargs={"approval_id": "approval"},
    ),
    Row(
        "approvals:mailed",
        _("Read and answer through the link in the approver's mail"),
        get=ANYBODY,
        post=ANYBODY,
        kwargs={"token": "approval_token"},
    ),
]
