from praksisnet.meetings.mails.meeting import cancelled_letter, invitation_letters, moved_letter, save_the_date_letter

__all__ = ["cancelled_letter", "invitation_letters", "moved_letter", "save_the_date_letter"]
