"""Everything that changes organisations and who belongs to them."""

from praksisnet.organisations.actions.affiliations import affiliate, end_affiliation
from praksisnet.organisations.actions.denmark import Loaded, load_denmark
from praksisnet.organisations.actions.organisations import (
    change_organisation,
    close_organisation,
    create_organisation,
    reopen_organisation,
)
from praksisnet.organisations.actions.periods import end_representation, move_region, represent

__all__ = [
    "Loaded",
    "affiliate",
    "change_organisation",
    "close_organisation",
    "create_organisation",
    "end_affiliation",
    "end_representation",
    "load_denmark",
    "move_region",
    "reopen_organisation",
    "represent",
]
