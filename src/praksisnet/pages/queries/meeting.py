"""A meeting as one reader sees it: what every room has to say of it, chosen by where the meeting stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from praksisnet.adaptation.queries import (
    QuestionsPanel,
    ShownChange,
    changes_of,
    grounds_of,
    questions_panel,
)
from praksisnet.evaluation.queries import AnswerPanel, answer_panel
from praksisnet.kit import clock
from praksisnet.kit.formats import date_with_year, long_date, time_range, week
from praksisnet.kit.looks import Look
from praksisnet.knowledge.queries import MaterialsPanel, materials_panel
from praksisnet.meetings.looks import look_of
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import SchedulePanel, schedule_panel, where
from praksisnet.meetings.rules import may_run_meeting, state_of
from praksisnet.meetings.words import Kind, State
from praksisnet.networks.rules import may_see_members
from praksisnet.pages.queries.now import now_line
from praksisnet.pages.words import DEEDS, FOR_MUNICIPALITIES, STEP_OF_NO_DATE, STEP_OF_THE_DAY, STEPS, Deeds
from praksisnet.people.models import Person
from praksisnet.practice.queries import TrialPanel, asks_for_trials, asks_since_last, trial_panel
from praksisnet.registration.queries import (
    Door,
    RegistrationPanel,
    WhoComesPanel,
    door_of,
    registration_panel,
    who_comes_panel,
)
from praksisnet.registration.rules import is_on_its_day


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """``None`` and empty: that room has nothing to say to this reader now."""

    meeting: Meeting
    state: State
    look: Look
    runs: bool
    sees_network: bool
    schedule: SchedulePanel
    registration: RegistrationPanel | None
    who: WhoComesPanel | None
    questions: QuestionsPanel | None
    changes: Sequence[ShownChange]
    trials: TrialPanel | None
    asks_since_last: bool
    evaluation: AnswerPanel | None
    materials: MaterialsPanel

    @property
    def crumbs(self) -> list[tuple[str, str | None]]:
        network = self.meeting.network
        page = reverse("networks:network", args=[network.pk]) if network and self.sees_network else None
        home = [(network.name, page)] if network else []
        own = date_with_year(self.meeting.starts_at) if self.meeting.starts_at else self.meeting.title
        return [*home, (_("Meetings"), reverse("meetings:meetings")), (own, None)]

    @property
    def facts(self) -> list[tuple[str, str, str]]:
        """Date, time and place, as far as they are known."""
        meeting, facts = self.meeting, []
        if meeting.starts_at and meeting.ends_at:
            day = f"{long_date(meeting.starts_at)}, {week(meeting.starts_at)}"
            facts.append(("calendar-month", _("Date"), day[0].upper() + day[1:]))
            facts.append(("time", _("Time"), time_range(meeting.starts_at, meeting.ends_at)))
        else:
            facts.append(("calendar-month", _("Date"), _("No date yet")))
        if place := where(meeting):
            facts.append(("location", _("Place"), place))
        if self.who and self.who.figures.registered and self.state is State.PUBLISHED:
            facts.append(("groups", pgettext("of a meeting", "Registered"), self.who.figures.said))
        return facts

    @property
    def now(self) -> str:
        return now_line(self.schedule, self.registration)

    @property
    def deeds(self) -> Deeds:
        """What the facilitator does with it, by where the meeting stands, but for what the button leads to."""
        is_development = self.meeting.kind == Kind.DEVELOPMENT
        left_out = {self.step[0] if self.step else ""} | (FOR_MUNICIPALITIES if is_development else set())
        agenda: Deeds = [("", [("adaptation:agenda", _("Agenda and decisions"))])] if is_development else []
        kept = [(name, [deed for deed in deeds if deed[0] not in left_out]) for name, deeds in DEEDS[self.state]]
        return [*agenda, *(group for group in kept if group[1])]

    @property
    def step(self) -> tuple[str, Any] | None:
        """What comes next, as a button; the plan knows more of what stands in its way."""
        if self.state is State.HELD and self.meeting.closed_at:
            return None
        if self.state is State.DRAFT and self.meeting.starts_at is None:
            return STEP_OF_NO_DATE
        if self.state is State.PUBLISHED and is_on_its_day(self.meeting, clock.now()):
            return STEP_OF_THE_DAY
        return STEPS.get(self.state)


def meeting_page(person: Person, meeting: Meeting) -> MeetingPage:
    """Until its last half hour: who comes, what is asked, what is changed. From then on: what comes of it."""
    state = state_of(meeting)
    is_over = state is State.HELD
    looks_back = is_over or asks_for_trials(meeting)
    has_begun = meeting.starts_at is not None and meeting.starts_at <= clock.now()
    door = Door() if is_over else door_of(person, meeting)
    registration = registration_panel(person, meeting, door=door)
    return MeetingPage(
        meeting=meeting,
        state=state,
        look=look_of(meeting),
        runs=may_run_meeting(person, meeting),
        sees_network=meeting.network is not None and may_see_members(person, meeting.network),
        schedule=schedule_panel(person, meeting, _sentences, door.pools),
        registration=registration,
        who=who_comes_panel(person, meeting, registration.figures if registration else None),
        questions=None if looks_back or meeting.kind == Kind.DEVELOPMENT else questions_panel(person, meeting),
        changes=() if looks_back else changes_of(meeting),
        trials=trial_panel(person, meeting),
        asks_since_last=asks_since_last(meeting),
        evaluation=answer_panel(person, meeting) if has_begun else None,
        materials=materials_panel(person, meeting),
    )


def _sentences(meeting: Meeting) -> dict[int, list[str]]:
    return grounds_of(meeting).sentences


def context_of(page: MeetingPage) -> dict[str, Any]:
    """Each panel under the name that its room's partial asks for."""
    names = ("schedule", "registration", "who", "questions", "changes", "trials", "evaluation", "materials")
    return {"page": page, "meeting": page.meeting, **{name: getattr(page, name) for name in names}}
