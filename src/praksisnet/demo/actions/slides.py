"""The slides of a talk, made of the words of its day, and given by the speaker two days before."""

from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from io import BytesIO
from typing import Any

from praksisnet.demo.actions.history import Event
from praksisnet.demo.recipe import DayRecipe, meetings_recipe
from praksisnet.files.inspection import Checked, check
from praksisnet.kit.actor import Actor
from praksisnet.meetings.actions import give_slides
from praksisnet.meetings.models import Meeting, Speaking

GIVEN_BEFORE = timedelta(days=2)
TITLE, BULLETS = 0, 1  # layouts of an empty presentation


def slide_events(meeting: Meeting, day: DayRecipe) -> Iterator[Event]:
    assert meeting.starts_at is not None  # noqa: S101 -- the database holds it
    yield Event(meeting.starts_at - GIVEN_BEFORE, lambda: _given(meeting, day.title))


def _given(meeting: Meeting, title: str) -> None:
    speaking = Speaking.objects.filter(session__meeting=meeting).select_related("person").first()
    if speaking:
        by = Actor.person(speaking.person) if speaking.person else Actor.guest(speaking.name)
        talk = speaking.session
        give_slides(speaking, _deck(title, talk.title, talk.abstract, speaking.name), released=True, by=by)


@cache
def _deck(day: str, title: str, abstract: str, speaker: str) -> Checked:
    """Read and checked once for all networks of a round."""
    from pptx import Presentation  # noqa: PLC0415 -- slow to load, and only needed here

    deck: Any = Presentation()
    _slide(deck, TITLE, title, f"{speaker}\n{day}")
    for heading in meetings_recipe().slides:
        _slide(deck, BULLETS, heading, abstract)
    data = BytesIO()
    deck.save(data)
    return check(data.getvalue(), name=f"{title}.pptx")


def _slide(deck: Any, layout: int, heading: str, text: str) -> None:
    made = deck.slides.add_slide(deck.slide_layouts[layout])
    made.shapes.title.text, made.placeholders[1].text = heading, text
