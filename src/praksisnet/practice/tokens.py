"""Who reads a trial, in the words of audiences: the municipality and the facilitator, until it is shared."""

from praksisnet.networks.models import Network


def own_tokens(network: Network, municipality_id: int) -> set[str]:
    return {f"municipality:{municipality_id}", *_role("facilitator", network)}


def shared_tokens(network: Network, municipality_id: int) -> set[str]:
    """Shared with the network: those who meet in it, and those who bring knowledge to it."""
    return own_tokens(network, municipality_id) | {f"network:{network.pk}", *_role("knowledge_partner", network)}


def _role(kind: str, network: Network) -> set[str]:
    return {f"role:{kind}:programme:{network.programme_id}", f"role:{kind}:network:{network.pk}"}
