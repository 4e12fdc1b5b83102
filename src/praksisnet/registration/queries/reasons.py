"""Why somebody got this workshop and not that one, in one sentence each."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praksisnet.meetings.models import Session
from praksisnet.registration.models import Place, Wish
from praksisnet.registration.queries.history import workshop_name

Demand = Mapping[str, Mapping[str, int]]


def reason_of(place: Place, wishes: Sequence[Wish], demand: Demand) -> str:
    """Of a place that an allocation gave; empty for one that was chosen directly."""
    if place.told_at is None or not demand:
        return ""
    here = sorted((one for one in wishes if one.session.block == place.session.block), key=lambda one: one.rank)
    if not here:
        return _("You had no wishes, so you got a workshop with places left.")
    rank = next((one.rank for one in here if one.session_id == place.session_id), 0)
    if rank == 1:
        return _("You got your first wish.")
    said = {
        2: _("You got your second wish"),
        3: _("You got your third wish"),
        4: _("You got your fourth wish"),
        5: _("You got your fifth wish"),
    }.get(rank, _("None of your wishes had a place for you"))
    return f"{said}: {_crowd(here[0].session, demand)}."


def reason_left_out(wishes: Sequence[Wish], demand: Demand) -> str:
    """Of somebody for whom no place was left."""
    if not wishes or not demand:
        return ""
    return _("No place was left for you: %(why)s.") % {"why": _crowd(wishes[0].session, demand)}


def _crowd(session: Session, demand: Demand) -> str:
    """“workshop A had 31 wishes for 20 places”: those who wanted it most, or all who did where only that says why."""
    row = demand.get(str(session.pk), {"first": 0, "all": 0, "places": 0})
    wishes = row["first"] if row["first"] > row["places"] else row["all"]
    if wishes <= row["places"]:
        return _("that way most participants got a workshop high on their list")
    told = {"workshop": workshop_name(session), "wishes": wishes, "places": row["places"]}
    text = ngettext(
        "%(workshop)s had %(wishes)s wishes for %(places)s place",
        "%(workshop)s had %(wishes)s wishes for %(places)s places",
        row["places"],
    )
    return text % told
