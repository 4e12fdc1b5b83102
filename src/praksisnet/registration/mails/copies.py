"""What the shared mailbox of a municipality reads: who, which meeting, which state. No link, no answers."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from praksisnet.meetings.queries import where
from praksisnet.notices.letters import Draft, Urgency
from praksisnet.notices.mails import render
from praksisnet.registration.models import Registration
from praksisnet.registration.words import State

LANGUAGE = "da"  # a mailbox has no reader whose language is known


def with_copy(draft: Draft, registration: Registration) -> list[Draft]:
    """The letter, and of a receipt its copy where the municipality wants it. Asks the database nothing."""
    municipality = registration.municipality
    is_wanted = municipality is not None and municipality.mailbox_copied_since and municipality.mailbox
    if municipality is None or not is_wanted or draft.urgency is not Urgency.RECEIPT:
        return [draft]
    with override(LANGUAGE):
        said = _said(draft, registration)
    context = {"said": said, "meeting": registration.meeting, "where": where(registration.meeting)}
    letter = render("registration/mail/copy.html", LANGUAGE, municipality=municipality, **context)
    copy = Draft(
        to_address=municipality.mailbox,
        purpose=f"{draft.purpose}_copy",
        urgency=Urgency.RECEIPT,
        subject=registration,
        version=draft.version,
        title=letter.title,
        text=letter.text,
        html=letter.html,
        drop_after_at=draft.drop_after_at,
    )
    return [draft, copy]


def _said(draft: Draft, registration: Registration) -> str:
    name = {"name": registration.person.name}
    if draft.purpose == "registration.place_given":
        return _("%(name)s has given the place to a colleague") % name
    if registration.state == State.CANCELLED:
        return _("%(name)s has cancelled") % name
    if registration.state == State.WAITING:
        return _("%(name)s is on the waiting list") % name
    return _("%(name)s is registered") % name
