"""The front page of somebody who takes part: the next meeting, what it asks for, and what is new."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from praksisnet.adaptation.queries import changes_panel, meetings_with_questions, needs_panel, with_questions
from praksisnet.evaluation.queries import surveys_waiting_for
from praksisnet.following.queries import Attending, attending
from praksisnet.kit.formats import day_month, short_datetime
from praksisnet.knowledge.queries import newest_for
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import upcoming_for
from praksisnet.networks.models import Network
from praksisnet.networks.queries import facilitators_of
from praksisnet.networks.standings import standings_of
from praksisnet.networks.words import RoleKind
from praksisnet.pages.queries.front.shown import Coming, Front, NewThing
from praksisnet.pages.queries.waiting import Waiting, todos_waiting
from praksisnet.people.models import Person
from praksisnet.practice.queries import my_trial_panel
from praksisnet.registration.models import Registration
from praksisnet.registration.queries import my_registrations
from praksisnet.registration.rules import offer_is_open

MOST_COMING, MOST_NEW = 4, 5


def member_front(person: Person, front: Front) -> Front:
    """``front`` has the networks already."""
    if len(front.networks) == 1:
        _one_network(front, front.networks[0])
    else:
        number = len(front.networks)
        front.title = _("My networks")
        front.state = ngettext("You are in %(n)s network.", "You are in %(n)s networks.", number) % {"n": number}
    meetings = list(with_questions(person, upcoming_for(person))[:MOST_COMING])
    mine = {one.meeting_id: one for one in my_registrations(person)}
    front.coming = [Coming.of(meeting, mine) for meeting in meetings]
    front.next = front.coming[0] if front.coming else None
    front.trials, front.needs, front.changes = my_trial_panel(person), needs_panel(person), changes_panel(person)
    front.seen = attending(person)
    front.new = new_for(person, meetings, front.seen)
    tasks = list(todos_waiting(person))
    front.waiting = [
        *_of_offers(mine.values()),
        *(task for task in tasks if task.is_late),
        *_of_meetings(person, meetings),
        *_of_trials(front),
        *_of_seats(person, front),
        *(task for task in tasks if not task.is_late),
    ]
    return front


def new_for(person: Person, meetings: list[Meeting], seen: Attending) -> list[NewThing]:
    """The newest first; marked is what came since the reader was here last."""
    found = sorted([*_resources(person), *_invitations(meetings)], key=lambda one: one.at, reverse=True)[:MOST_NEW]
    return [replace(one, is_new=seen.is_new(one.at)) for one in found]


def _one_network(front: Front, network: Network) -> None:
    front.network, front.title = network, network.name
    places: int = network.places  # type: ignore[attr-defined]
    number = ngettext("%(n)s municipality", "%(n)s municipalities", places) % {"n": places}
    front.eyebrow = f"{network.programme.full_title} · {number}"
    front.facilitators = [role.person for role in facilitators_of(network)]
    people: int = network.people  # type: ignore[attr-defined]
    who = ngettext("%(n)s participant", "%(n)s participants", people) % {"n": people}
    front.state = _("The network has %(people)s.") % {"people": who} if people else ""


def _of_offers(mine: Iterable[Registration]) -> Iterator[Waiting]:
    """A place that is held until the answer: it comes first."""
    for one in mine:
        if offer_is_open(one) and one.offer_ends_at:
            title = _("We have a place for you at “%(title)s”") % {"title": one.meeting.title}
            due = _("Answer by %(moment)s") % {"moment": short_datetime(one.offer_ends_at)}
            yield Waiting("time", title, reverse("pages:meeting", args=[one.meeting_id]), due)


def _of_meetings(person: Person, meetings: list[Meeting]) -> Iterator[Waiting]:
    """What is asked before a meeting, and what after one."""
    for meeting in meetings_with_questions(person, meetings):
        due = _("By %(day)s") % {"day": day_month(meeting.starts_at)} if meeting.starts_at else ""
        title = _("What is on your mind? Questions for “%(title)s”") % {"title": meeting.title}
        yield Waiting("edit", title, reverse("adaptation:questions", args=[meeting.pk]), due)
    for survey in surveys_waiting_for(person):
        title = _("Five short questions about “%(title)s”") % {"title": survey.meeting.title}
        due = _("By %(day)s") % {"day": day_month(survey.closes_at)}
        yield Waiting("checklist", title, reverse("evaluation:answer", args=[survey.meeting_id]), due)


def _of_trials(front: Front) -> Iterator[Waiting]:
    for trial in front.trials.trials if front.trials else ():
        if trial.awaits:
            title = _("How did it go? “%(what)s”") % {"what": trial.what}
            yield Waiting("sync", title, reverse("practice:report", args=[trial.pk]), "")


def _of_seats(person: Person, front: Front) -> Iterator[Waiting]:
    """The coordinator's own municipality only: nobody else is told that a place is vacant."""
    names = {s.network_id: s.municipality for s in standings_of(person) if s.kind == RoleKind.COORDINATOR}
    for network in front.networks:
        if network.vacant and not network.programme.is_closed:  # type: ignore[attr-defined]
            place = {"municipality": names[network.pk]}
            title = _("A permanent place is vacant: who goes from %(municipality)s?") % place
            yield Waiting("groups", title, reverse("networks:network", args=[network.pk]), "")


def _resources(person: Person) -> Iterator[NewThing]:
    for one in newest_for(person, MOST_NEW):
        if one.published_at:
            detail = " · ".join(filter(None, [one.get_kind_display(), one.source]))
            yield NewThing(one.published_at, one.title, reverse("knowledge:resource", args=[one.pk]), detail)


def _invitations(meetings: list[Meeting]) -> Iterator[NewThing]:
    for meeting in meetings:
        at = meeting.published_at or meeting.announced_at
        if at and meeting.starts_at:
            detail = _("Invitation") if meeting.published_at else _("Save the date")
            day = day_month(meeting.starts_at)
            yield NewThing(at, f"{meeting.title}, {day}", reverse("pages:meeting", args=[meeting.pk]), detail)
