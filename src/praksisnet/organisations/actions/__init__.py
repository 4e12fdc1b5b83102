"""Everything that changes organisations and who belongs to them."""

from praksisnet.organisations.actions.affiliations import (
    add_person,
    affiliate,
    change_affiliation,
    end_affiliation,
)
from praksisnet.organisations.actions.denmark import Loaded, load_denmark
from praksisnet.organisations.actions.domains import set_domains
from praksisnet.organisations.actions.imports import (
    PEOPLE_COLUMNS,
    import_organisations,
    import_people,
    plan_organisations,
    plan_people,
)
from praksisnet.organisations.actions.organisations import (
    change_organisation,
    close_organisation,
    create_organisation,
    reopen_organisation,
)
from praksisnet.organisations.actions.periods import end_representation, move_region, represent

__all__ = [
    "PEOPLE_COLUMNS",
    "Loaded",
    "add_person",
    "affiliate",
    "change_affiliation",
    "change_organisation",
    "close_organisation",
    "create_organisation",
    "end_affiliation",
    "end_representation",
    "import_organisations",
    "import_people",
    "load_denmark",
    "move_region",
    "plan_organisations",
    "plan_people",
    "reopen_organisation",
    "represent",
    "set_domains",
]
