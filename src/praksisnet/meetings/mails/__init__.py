from praksisnet.meetings.mails.meeting import (
    PURPOSES,
    changed_letter,
    invitation_letter,
    invitation_letters,
    save_the_date_letter,
)

__all__ = ["PURPOSES", "changed_letter", "invitation_letter", "invitation_letters", "save_the_date_letter"]
