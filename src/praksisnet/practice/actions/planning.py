"""Det vil vi prøve: a trial is written down in a minute, and its text mended later."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.access.actions import audience
from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import one_line
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.models import Resource
from praksisnet.meetings.models import Meeting
from praksisnet.networks.models import Network
from praksisnet.networks.words import Answer
from praksisnet.organisations.models import Organisation
from praksisnet.practice.models import Trial
from praksisnet.practice.tokens import own_tokens
from praksisnet.practice.words import LONGEST, LOOKED_AT_AFTER


@transaction.atomic
def plan_trial(
    network: Network,
    municipality: Organisation,
    *,
    what: str,
    who: str = "",
    look_on: date | None = None,
    meeting: Meeting | None = None,
    resource: Resource | None = None,
    by: Actor,
) -> Trial:
    """What a municipality will try, looked at in six weeks unless another day is given.

    A repeat (same words, same meeting) while it is not ended returns the trial that is there.
    Refuses: a municipality that does not take part; a programme that is not open; nothing said; a text that is too
    long; a CPR number; a day that is past or more than a year away; a meeting or a resource of another programme.
    """
    what, who = _tidy(what, who)
    refuse_unopened(network)
    refuse_strange(network, municipality, resource)
    refuse_elsewhere(network, meeting)
    same = network.trials.filter(municipality=municipality, what=what, meeting=meeting)
    known = next((trial for trial in same if not trial.has_ended), None)
    if known:
        return known
    now = clock.now()
    trial = Trial.objects.create(
        network=network,
        municipality=municipality,
        meeting=meeting,
        resource=resource,
        what=what,
        who=who,
        look_on=_day(look_on),
        owner_id=by.id,
        audience=audience(own_tokens(network, municipality.pk)),
        made_at=now,
        made_by_id=by.id,
        stage_at=now,
    )
    refs = {"municipality": municipality.pk, "network": network.pk, "meeting": meeting and meeting.pk}
    record("trial_planned", trial, by=by, refs={**refs, "resource": resource and resource.pk})
    return trial


@transaction.atomic
def change_trial(trial: Trial, *, what: str, who: str = "", look_on: date | None = None, by: Actor) -> Trial:
    """Mend what was written; a repeat changes nothing. ``look_on`` None keeps the day.

    Refuses: a programme that is not open; nothing said; a text that is too long; a CPR number; a day that is past or
    more than a year away; another day once it was asked how it went.
    """
    trial = locked(trial)
    refuse_unopened(trial.network)
    what, who = _tidy(what, who)
    wanted: dict[str, Any] = {"what": what, "who": who, "look_on": look_on or trial.look_on}
    changed = [name for name, value in wanted.items() if getattr(trial, name) != value]
    if "look_on" in changed:
        if trial.asked_at:
            raise Refused(
                _("You have already been asked how it went, so the day can no longer change."), code="look_on"
            )
        _day(look_on)
    if changed:
        for name in changed:
            setattr(trial, name, wanted[name])
        trial.save(update_fields=changed)
        record("trial_changed", trial, by=by, fields=changed)
    return trial


def locked(trial: Trial) -> Trial:
    """The trial as it is now, and nobody else's for the rest of the transaction."""
    found = Trial.objects.select_for_update(of=("self",)).select_related("network__programme", "resource")
    return found.get(pk=trial.pk)


def refuse_unopened(network: Network) -> None:
    if network.programme.is_draft or network.programme.is_closed:
        raise Refused(_("The programme is not open, so nothing can be changed in it."))


def refuse_strange(network: Network, municipality: Organisation, resource: Resource | None) -> None:
    """A municipality that does not take part, and what comes from another programme."""
    if not network.invitations.filter(municipality=municipality, answer=Answer.ACCEPTED).exists():
        raise Refused(_("The municipality does not take part in the network."))
    if resource and resource.programme_id != network.programme_id:
        raise Refused(_("This belongs to another programme."))


def refuse_elsewhere(network: Network, meeting: Meeting | None) -> None:
    """A meeting of the network, or one that all networks of the programme share."""
    if meeting and (meeting.programme_id, meeting.network_id or network.pk) != (network.programme_id, network.pk):
        raise Refused(_("The meeting belongs to another network."))


def _tidy(what: str, who: str) -> tuple[str, str]:
    what, who = one_line(what), one_line(who)
    if not what:
        raise Refused(_("Write what you will try."), code="what")
    for code, text in (("what", what), ("who", who)):
        if len(text) > 200:
            raise Refused(_("Say it in 200 characters at most."), code=code)
    refuse_cpr(what, who)
    return what, who


def _day(look_on: date | None) -> date:
    today = clock.today()
    day = look_on or today + LOOKED_AT_AFTER
    if day < today:
        raise Refused(_("Choose a day that is still to come."), code="look_on")
    if day > today + LONGEST:
        raise Refused(_("A small test is short: choose a day within a year."), code="look_on")
    return day
