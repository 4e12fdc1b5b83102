"""The block “Who is coming?” of a meeting's page."""

from dataclasses import dataclass

from praksisnet.kit import clock
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.rules import may_run_meeting, may_see_participants
from praksisnet.people.models import Person
from praksisnet.registration import rules
from praksisnet.registration.queries.figures import Figures, figures_of
from praksisnet.registration.words import Window


@dataclass(frozen=True, slots=True)
class WhoComesPanel:
    """How many come and from where; never who is missing."""

    meeting: Meeting
    figures: Figures
    sees_people: bool
    runs: bool
    counts_own: bool

    @property
    def is_over(self) -> bool:
        return self.meeting.ends_at is not None and self.meeting.ends_at <= clock.now()


def who_comes_panel(person: Person, meeting: Meeting, figures: Figures | None = None) -> WhoComesPanel | None:
    """None before anybody could register. ``figures``: where the page has read them already."""
    if rules.window_of(meeting) in {Window.UNPUBLISHED, Window.CANCELLED}:
        return None
    return WhoComesPanel(
        meeting=meeting,
        figures=figures or figures_of([meeting.pk])[meeting.pk],
        sees_people=may_see_participants(person, meeting),
        runs=may_run_meeting(person, meeting),
        counts_own=bool(rules.coordinated_ids(person, meeting)),
    )
