from praksisnet.meetings.mails.meeting import (
    PURPOSES,
    cancelled_letter,
    invitation_letters,
    moved_letter,
    save_the_date_letter,
)

__all__ = ["PURPOSES", "cancelled_letter", "invitation_letters", "moved_letter", "save_the_date_letter"]
