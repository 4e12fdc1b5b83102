"""What other rooms and pages ask about programmes, networks and who takes part."""

from praksisnet.networks.queries.coverage import CoverageRow, coverage_of, tally
from praksisnet.networks.queries.invitations import taking_part
from praksisnet.networks.queries.networks import (
    MunicipalitySeats,
    facilitators_of,
    municipalities_of,
    network_for,
    networks_for,
)
from praksisnet.networks.queries.programmes import (
    programme_for,
    programmes_for,
    roles_in,
)
from praksisnet.networks.queries.tokens import tokens_of

__all__ = [
    "CoverageRow",
    "MunicipalitySeats",
    "coverage_of",
    "facilitators_of",
    "municipalities_of",
    "network_for",
    "networks_for",
    "programme_for",
    "programmes_for",
    "roles_in",
    "taking_part",
    "tally",
    "tokens_of",
]
