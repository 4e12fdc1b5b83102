"""What somebody is told who comes to all meetings of a network, or leaves again: one letter with an entry a date."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from praksisnet.kit import calendar
from praksisnet.notices.letters import Draft, Urgency
from praksisnet.notices.mails import address, letter_to, render
from praksisnet.registration.mails.copies import LANGUAGE, copies_of_series
from praksisnet.registration.mails.letters import answer_link, places_told
from praksisnet.registration.models import Registration, Series
from praksisnet.registration.queries import queue_place
from praksisnet.registration.queries.entries import entry_of
from praksisnet.registration.queries.online import where_for

SeriesLetters = list[Draft]  # to the person, and the copy to a mailbox that wants one


def joined(series: Series, registered: Sequence[Registration], waiting: Sequence[Registration]) -> SeriesLetters:
    """Which dates, each with its link and, where there is a place, its entry for the calendar."""
    version = max((one.pk for one in [*registered, *waiting]), default=0)
    with override(series.person.language):
        queued = [(*row, queue_place(one)) for one, row in zip(waiting, _rows(waiting), strict=True)]
        rows = _rows(registered)
    letter = _letter("series", series, version, calendar.request, registered, rows=rows, queued=queued)
    with override(LANGUAGE):
        said = _("%(name)s is registered for all meetings of %(network)s") % _names(series)
    return [letter, *copies_of_series(letter, series, said, [*registered, *waiting])]


def left(series: Series, dropped: Sequence[Registration], entered: Collection[int]) -> SeriesLetters:
    """Which dates are cancelled. ``entered``: the ids of those that stand in the calendar, and go out of it."""
    with override(series.person.language):
        rows = _rows(dropped)
    gone = [one for one in dropped if one.pk in entered]
    letter = _letter("series_left", series, 0, calendar.cancel, gone, rows=rows)
    with override(LANGUAGE):
        said = _("%(name)s has left the meetings of %(network)s") % _names(series)
    return [letter, *copies_of_series(letter, series, said, dropped)]


def _rows(registrations: Sequence[Registration]) -> list[tuple[Any, str, str]]:
    """Meeting, where it is, and the own link to it."""
    return [(one.meeting, where_for(one), answer_link(one.meeting, one.person)) for one in registrations]


def _names(series: Series) -> dict[str, str]:
    return {"name": series.person.name, "network": series.network.name}


def _letter(
    name: str,
    series: Series,
    version: int,
    sent: Callable[[calendar.Entry], bytes],
    registrations: Sequence[Registration],
    **context: Any,
) -> Draft:
    """The entries stand one after the other in one stream: each has its own name, so each is a file of its own."""
    person = series.person
    link = address("registration:series", network_id=series.network_id)
    shared = {"series": series, "network": series.network, "person": person, "link": link}
    letter = render(f"registration/mail/{name}.html", person.language, **shared, **context)
    entries = b"".join(sent(entry_of(one, [place.session for place in places_told(one)])) for one in registrations)
    return letter_to(
        person,
        letter,
        purpose=f"registration.{name}",
        urgency=Urgency.RECEIPT,
        subject=series,
        version=version,
        calendar=entries or None,
    )
