from praksisnet.meetings.mails.about import About
from praksisnet.meetings.mails.meeting import (
    PURPOSES,
    changed_letter,
    invitation_letter,
    invitation_letters,
    letters_of,
    save_the_date_letter,
    save_the_date_letters,
)

__all__ = [
    "PURPOSES",
    "About",
    "changed_letter",
    "invitation_letter",
    "invitation_letters",
    "letters_of",
    "save_the_date_letter",
    "save_the_date_letters",
]
