"""The page “Register colleagues”: whom somebody may register, and what there is to choose for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import pools_of
from praksisnet.meetings.rules import may_run_meeting
from praksisnet.meetings.words import Mode
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.registration import rules
from praksisnet.registration.models import Registration
from praksisnet.registration.queries.blocks import Block, blocks_of
from praksisnet.registration.queries.colleagues import known_people, last_time, live_of
from praksisnet.registration.queries.comers import taking_part
from praksisnet.registration.queries.figures import Figures, figures_of
from praksisnet.registration.words import Window


@dataclass(frozen=True, slots=True)
class Candidate:
    """``registration``: the live one. ``was_there``: had a place last time."""

    person: Person
    registration: Registration | None
    was_there: bool


@dataclass(frozen=True, slots=True)
class ColleaguesPanel:
    meeting: Meeting
    municipality: Organisation
    candidates: Sequence[Candidate]
    blocks: Sequence[Block]
    modes: Sequence[Mode]
    left: int
    figures: Figures
    is_open: bool

    @property
    def free(self) -> list[Candidate]:
        """Those who can be ticked."""
        return [one for one in self.candidates if one.registration is None]

    @property
    def there(self) -> list[Candidate]:
        return [one for one in self.candidates if one.registration is not None]


def municipalities_for(person: Person, meeting: Meeting) -> list[Organisation]:
    """Whose people the person registers: a coordinator the own municipality's; who runs the meeting, everybody's."""
    if not may_run_meeting(person, meeting):
        ids = rules.coordinated_ids(person, meeting)
        return list(Organisation.objects.filter(pk__in=ids).order_by("sort_name", "pk")) if ids else []
    return list(Organisation.objects.filter(pk__in=taking_part(meeting)).order_by("sort_name", "pk"))


def colleagues_panel(meeting: Meeting, municipality: Organisation) -> ColleaguesPanel:
    people = list(known_people(municipality, meeting))
    there, before, pools = live_of(meeting, people), last_time(municipality, meeting), pools_of(meeting)
    own = [pool for pool in pools if pool.session_id is None]
    return ColleaguesPanel(
        meeting=meeting,
        municipality=municipality,
        candidates=[Candidate(one, there.get(one.pk), one.pk in before) for one in people],
        blocks=[] if meeting.ranked_wishes else blocks_of(pools, None),
        modes=[Mode(pool.mode) for pool in own],
        left=sum(max(pool.free, 0) for pool in own),
        figures=figures_of([meeting.pk])[meeting.pk],
        is_open=rules.window_of(meeting) is Window.OPEN,
    )
