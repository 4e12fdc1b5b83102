"""Who comes online, and what they may see: the address is for them, and for nobody else."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import where
from praksisnet.meetings.words import Kind, Mode
from praksisnet.registration.models import Registration
from praksisnet.registration.words import State


def is_on_site(registration: Registration) -> bool:
    return registration.mode == Mode.ONSITE and registration.meeting.kind != Kind.ONLINE


def comes_online(registration: Registration) -> bool:
    """Has a place online: neither waits nor is asked."""
    return registration.state in {State.REGISTERED, State.ATTENDED} and not is_on_site(registration)


def online_url(registration: Registration) -> str:
    return registration.meeting.online_url if comes_online(registration) else ""


def online_ones(meeting: Meeting) -> QuerySet[Registration]:
    found = Registration.objects.filter(meeting=meeting, state=State.REGISTERED).order_by("pk")
    online = found if meeting.kind == Kind.ONLINE else found.filter(mode=Mode.ONLINE)
    return online.select_related("person", "municipality")


def where_for(registration: Registration) -> str:
    """The house and town, or that it is online."""
    return where(registration.meeting) if is_on_site(registration) else _("Online")
