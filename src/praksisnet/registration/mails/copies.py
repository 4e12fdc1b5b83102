"""What the shared mailbox of a municipality reads: who, which meeting, which state. No link, no answers."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import override

from praksisnet.meetings.queries import where
from praksisnet.notices.letters import Draft, Urgency
from praksisnet.notices.mails import render
from praksisnet.organisations.models import Organisation
from praksisnet.registration.models import Registration, Series
from praksisnet.registration.words import State

LANGUAGE = "da"  # a mailbox has no reader whose language is known


def with_copy(draft: Draft, registration: Registration) -> list[Draft]:
    """The letter, and of a receipt its copy where the municipality wants it. Asks the database nothing."""
    municipality = registration.municipality
    if municipality is None or not _is_wanted(draft, municipality):
        return [draft]
    with override(LANGUAGE):
        said = _said(draft, registration)
    context = {"said": said, "meeting": registration.meeting, "where": where(registration.meeting)}
    return [draft, _copy("copy", draft, municipality, registration, **context)]


def copies_of_series(draft: Draft, series: Series, said: str, registrations: Sequence[Registration]) -> list[Draft]:
    """One copy about all dates, where the municipality wants it."""
    municipality = series.municipality
    if municipality is None or not _is_wanted(draft, municipality):
        return []
    meetings = [one.meeting for one in registrations]
    return [_copy("series_copy", draft, municipality, series, said=said, meetings=meetings, where=where)]


def _is_wanted(draft: Draft, municipality: Organisation) -> bool:
    is_copied = bool(municipality.mailbox_copied_since and municipality.mailbox)
    return is_copied and draft.urgency is Urgency.RECEIPT


def _copy(name: str, draft: Draft, municipality: Organisation, subject: Model, **context: Any) -> Draft:
    letter = render(f"registration/mail/{name}.html", LANGUAGE, municipality=municipality, **context)
    return Draft(
        to_address=municipality.mailbox,
        purpose=f"{draft.purpose}_copy",
        urgency=Urgency.RECEIPT,
        subject=subject,
        version=draft.version,
        title=letter.title,
        text=letter.text,
        html=letter.html,
        drop_after_at=draft.drop_after_at,
    )


def _said(draft: Draft, registration: Registration) -> str:
    name = {"name": registration.person.name}
    if draft.purpose == "registration.place_given":
        return _("%(name)s has given the place to a colleague") % name
    if registration.state == State.CANCELLED:
        return _("%(name)s has cancelled") % name
    if registration.state == State.WAITING:
        return _("%(name)s is on the waiting list") % name
    return _("%(name)s is registered") % name
