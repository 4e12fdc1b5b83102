"""What can be done to people; one file per ability."""

from praksisnet.people.actions.accounts import (
    change_language,
    change_person,
    change_profile,
    invite_person,
    name_person,
)
from praksisnet.people.actions.erasure import erase_person, unname
from praksisnet.people.actions.imports import COLUMNS, import_people, plan_import
from praksisnet.people.actions.retention import delete_expired
from praksisnet.people.actions.sessions import end_all_sessions, end_other_sessions, end_session, forget_old_sessions
from praksisnet.people.actions.standing import (
    deactivate_person,
    make_administrator,
    note_sign_in,
    reactivate_person,
    remove_administrator,
)

__all__ = [
    "COLUMNS",
    "change_language",
    "change_person",
    "change_profile",
    "deactivate_person",
    "delete_expired",
    "end_all_sessions",
    "end_other_sessions",
    "end_session",
    "erase_person",
    "forget_old_sessions",
    "import_people",
    "invite_person",
    "make_administrator",
    "name_person",
    "note_sign_in",
    "plan_import",
    "reactivate_person",
    "remove_administrator",
    "unname",
]
