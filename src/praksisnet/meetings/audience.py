"""Who may read a meeting, in the words of audiences."""

from praksisnet.meetings.models import Meeting
from praksisnet.meetings.words import Kind
from praksisnet.networks.words import RoleKind

STAFF = (RoleKind.FACILITATOR, RoleKind.KNOWLEDGE_PARTNER, RoleKind.AUTHORITY)


def tokens_of(meeting: Meeting) -> frozenset[str]:
    """The network's members, or the programme's; always its facilitators, knowledge partner and authority.

    A development day is for the latter only.
    """
    whole = {f"role:{kind}:programme:{meeting.programme_id}" for kind in STAFF}
    if meeting.network_id:
        parts = {f"role:{kind}:network:{meeting.network_id}" for kind in STAFF}
        return frozenset(whole | parts | {f"network:{meeting.network_id}"})
    ids = meeting.programme.networks.values_list("pk", flat=True)
    parts = {f"role:{kind}:network:{network_id}" for network_id in ids for kind in STAFF}
    members = set() if meeting.kind == Kind.DEVELOPMENT else {f"programme:{meeting.programme_id}"}
    return frozenset(whole | parts | members)
