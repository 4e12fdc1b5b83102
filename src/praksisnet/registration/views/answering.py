"""What the page for members and the page behind a mailed link do alike."""

from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.words import Mode
from praksisnet.registration import actions
from praksisnet.registration.forms import RegistrationForm
from praksisnet.registration.mails import Told
from praksisnet.registration.models import Registration
from praksisnet.registration.queries import queue_place
from praksisnet.registration.queries.allocating import gives_later
from praksisnet.registration.queries.panels import RegistrationPanel
from praksisnet.registration.queries.questions import asks
from praksisnet.registration.queries.workshops import left_out
from praksisnet.registration.words import TAKEN, State


@dataclass(slots=True)
class Answered:
    """``done`` says what happened, ``asks`` that there is something to answer now.

    Else ``refused`` says by field what was wrong, and ``typed`` what was sent.
    """

    done: str = ""
    asks: bool = False
    refused: dict[str, str] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)


def take_in(panel: RegistrationPanel, sent: QueryDict, by: Actor) -> Answered:
    """Register, or change the workshops of who is registered already."""
    form = RegistrationForm(sent, panel=panel)
    if not form.is_valid():
        return Answered(refused=form.refused, typed=form.typed)
    try:
        if panel.is_live:
            return Answered(done=_changed(panel, form, by))
        made = _registered(panel, form, by)
        return Answered(done=said_of(made, chose=bool(form.workshops)), asks=made.state in TAKEN and asks(made))
    except Refused as refused:
        # Beside the workshops where it is about them, and once: with one block as with two.
        name = panel.choosable[0].name if refused.code == "workshop" and panel.choosable else ""
        return Answered(refused={name: refused.messages[0]}, typed=form.typed)


def _registered(panel: RegistrationPanel, form: RegistrationForm, by: Actor) -> Registration:
    only = panel.modes[0] if panel.modes else Mode.ONSITE
    chosen: dict[str, Any] = {
        "workshops": form.workshops,
        "waits_for_workshop": form.waits_for_workshop,
        "mode": form.cleaned_data.get("mode") or only,
    }
    if held := panel.replaces:
        return actions.take_other_date(held, panel.meeting, **chosen, by=by)
    return actions.register(panel.meeting, panel.person, municipality=panel.municipality, **chosen, by=by)


def _changed(panel: RegistrationPanel, form: RegistrationForm, by: Actor) -> str:
    assert panel.registration is not None  # noqa: S101 -- it is live
    waits = form.waits_for_workshop
    actions.change_workshop(panel.registration, *form.workshops, waits_for_workshop=waits, by=by)
    return _("Saved.")


def said_of(registration: Registration, *, chose: bool) -> str:
    """What somebody reads who has registered; ``chose``: a workshop."""
    told: Told | None = getattr(registration, "told", None)  # nothing is read again that the receipt has said
    place = told.queue if told else queue_place(registration)
    if place:
        return _("You are number %(number)s on the waiting list.") % {"number": place.number}
    if registration.state == State.OFFERED:
        return _("We have a place for you")
    if gives_later(registration.meeting):
        return _("You are registered. You get a mail with your workshop when registration has closed.")
    if chose and (told.left_out if told else left_out(registration)):
        return _("You are registered, and wait for a place in a workshop. The receipt is on its way by mail.")
    return _("You are registered. The receipt with a calendar file is on its way by mail.")


def said_of_cancelling(registration: Registration, *, had_place: bool, is_own: bool) -> str:
    if not is_own:
        return _("%(name)s’s registration is cancelled.") % {"name": registration.person.name}
    if had_place:
        return _("You have cancelled. The place goes to the next one on the waiting list.")
    return _("You have left the waiting list.")
