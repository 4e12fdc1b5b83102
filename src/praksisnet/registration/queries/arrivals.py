"""Who is here: the list at the door, the live count, and the code that opens it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praksisnet.journal.models import Entry
from praksisnet.journal.queries import kind_of
from praksisnet.kit import clock, links
from praksisnet.kit.formats import time
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.words import Mode
from praksisnet.networks.models import Tenure
from praksisnet.networks.standings import current_tenures
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.registration import rules
from praksisnet.registration.models import Registration
from praksisnet.registration.words import ARRIVAL_LINK, KNOWN_FOR, SEATED


@dataclass(slots=True)
class Tally:
    """How many of one municipality, or of all."""

    name: str = ""
    here: int = 0
    total: int = 0

    def count(self, *, is_here: bool) -> None:
        self.here, self.total = self.here + is_here, self.total + 1

    @property
    def said(self) -> str:
        return _("%(here)s of %(total)s") % {"here": self.here, "total": self.total}


@dataclass(frozen=True, slots=True)
class Door:
    """``rows`` are those who have a place, by name, with ``arrived_at``; they all count, also when a search hides some.

    ``places`` are the tallies by the municipality's id (0: none), in Danish order.
    """

    meeting: Meeting
    rows: Sequence[Registration]
    is_open: bool
    all: Tally = field(default_factory=Tally)
    online: Tally = field(default_factory=Tally)
    places: Mapping[int, Tally] = field(default_factory=dict)

    @property
    def said(self) -> str:
        """“12 of 40 have come.” Whoever takes part online is counted apart."""
        return said_here(self.all.here, self.all.total)

    @property
    def is_over(self) -> bool:
        return self.meeting.ends_at is not None and self.meeting.ends_at <= clock.now()

    def as_data(self) -> dict[str, Any]:
        """What a page at the door needs to be up to date."""
        return {
            "here": {str(one.pk): time(at) for one in self.rows if (at := arrived_at(one))},
            "total": self.all.total,
            "count": self.all.here,
            "online": self.online.said if self.online.total else "",
            "places": {str(pk): [tally.here, tally.total] for pk, tally in self.places.items()},
        }


def texts_at_the_door() -> dict[str, Any]:
    """What the page's script says, with the places for names and numbers left open; pairs are one and many."""
    coming = [ngettext("%(here)s of %(total)s has come.", "%(here)s of %(total)s have come.", n) for n in (1, 2)]
    kept = [
        ngettext(
            "Kept here. Sent when there is a connection (%(count)s waiting)",
            "Kept here. Sent when there is a connection (%(count)s waiting)",
            n,
        )
        for n in (1, 2)
    ]
    return {
        "count": coming,
        "kept": kept,
        "of": _("%(here)s of %(total)s"),
        "sent": _("Everything is sent"),
        "signedOff": _("Load this page again and log on. What is kept here is sent then."),
        "arrived": _("%(who)s is checked in."),
        "again": _("Was checked in at %(time)s."),
        "undone": _("%(name)s is not checked in any more."),
        "at": _("At %(time)s"),
        "stranger": _("This code is not for this meeting. Find the name in the list."),
        "noCamera": _("The camera cannot be used. Use the search, or the phone’s own camera app."),
    }


def said_here(here: int, total: int) -> str:
    texts = {"here": here, "total": total}
    return ngettext("%(here)s of %(total)s has come.", "%(here)s of %(total)s have come.", here) % texts


def door_of(meeting: Meeting) -> Door:
    """One statement, however many come."""
    coming = Registration.objects.filter(meeting=meeting, state__in=SEATED)
    rows = list(coming.select_related("person", "municipality", "arrival").order_by("person__sort_name", "pk"))
    everybody, online = Tally(), Tally()
    found: dict[int, Tally] = {}
    for one in sorted(rows, key=lambda row: (row.municipality is None, getattr(row.municipality, "sort_name", ""))):
        is_here = arrived_at(one) is not None
        (online if one.mode == Mode.ONLINE else everybody).count(is_here=is_here)
        name = one.municipality.name if one.municipality else _("No municipality")
        found.setdefault(one.municipality_id or 0, Tally(name)).count(is_here=is_here)
    return Door(meeting, rows, rules.is_on_its_day(meeting, clock.now()), everybody, online, found)


def arrived_at(registration: Registration) -> datetime | None:
    arrival = getattr(registration, "arrival", None)
    return arrival.arrived_at if arrival else None


def undone_presses(registration: Registration) -> set[str]:
    """The keys of presses that were taken back, and of those that took them back: none has an effect again."""
    undone = Entry.objects.filter(subject_kind=kind_of(registration), subject_id=registration.pk, verb="arrival_undone")
    return {key for refs in undone.values_list("refs", flat=True) for key in refs.get("presses", [])}


def arrival_token(registration: Registration) -> str:
    """What stands in the square code: worth something only to those who run the meeting."""
    return links.make(ARRIVAL_LINK, registration.pk, f"person:{registration.person_id}")


def arrival_by_token(token: str) -> Registration:
    """Whose code it is. Raises BadLink; of no use any more when the place is somebody else's by now."""
    link = links.read(token, ARRIVAL_LINK)
    related = ("meeting__programme", "meeting__network", "person", "municipality", "arrival")
    found = Registration.objects.select_related(*related).filter(pk=link.row_id).first()
    if found is None or link.holder != f"person:{found.person_id}":
        raise links.BadLink(links.Reason.EXPIRED)
    return found


def sheet_of_arrivals(meeting: Meeting) -> tuple[list[str], list[list[Any]]]:
    """Everybody who has a place, and when they came, for a spreadsheet."""
    headings = [_("Municipality"), _("Name"), _("Takes part"), _("Came at"), _("State")]
    rows = sorted(
        door_of(meeting).rows, key=lambda one: (one.municipality is None, getattr(one.municipality, "sort_name", ""))
    )
    return headings, [
        [
            one.municipality.name if one.municipality else "",
            one.person.name,
            str(one.get_mode_display()),
            arrived_at(one),
            str(one.get_state_display()),
        ]
        for one in rows
    ]


def might_walk_in(meeting: Meeting) -> list[tuple[Person, Organisation | None]]:
    """Those the network knows who have no place, by name: members, and whoever registered within two years.

    Each with the municipality they come for. Three statements.
    """
    seats, met = Q(seat__network__programme=meeting.programme_id), Q(meeting__programme=meeting.programme_id)
    if meeting.network_id:
        seats, met = seats & Q(seat__network=meeting.network_id), met & Q(meeting__network=meeting.network_id)
    since = clock.now() - KNOWN_FOR
    before = Registration.objects.filter(met, queued_at__gte=since).select_related("person", "municipality")
    held = Tenure.objects.filter(current_tenures(), seats).select_related("person", "seat__municipality")
    known = {one.person_id: (one.person, one.municipality) for one in before.order_by("pk")}
    known |= {one.person_id: (one.person, one.seat.municipality) for one in held}
    seated = Registration.objects.filter(meeting=meeting, state__in=SEATED).values_list("person", flat=True)
    for person_id in seated:
        known.pop(person_id, None)
    return sorted(
        (pair for pair in known.values() if pair[0].erased_at is None), key=lambda pair: (pair[0].sort_name, pair[0].pk)
    )
