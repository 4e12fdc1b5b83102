"""What is typed and chosen, one file per page."""

from praksisnet.registration.forms.arrivals import PressForm, WalkInForm
from praksisnet.registration.forms.attendance import AttendanceForm
from praksisnet.registration.forms.moving import QueueMoveForm
from praksisnet.registration.forms.registering import RegistrationForm

__all__ = ["AttendanceForm", "PressForm", "QueueMoveForm", "RegistrationForm", "WalkInForm"]
