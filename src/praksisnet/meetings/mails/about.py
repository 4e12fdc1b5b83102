"""What a meeting is about, as the mails that invite to it say it."""

from typing import Any

from django.template import engines
from django.utils.translation import override
from markupsafe import Markup

from praksisnet.meetings import sockets
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.queries import letter_text, schedule_of
from praksisnet.meetings.words import INVITATION
from praksisnet.people.models import Person


class About:
    """Read once for each language, however many are told; nothing where nobody is."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self._said: dict[str, dict[str, Any]] = {}

    def to(self, reader: Person) -> dict[str, Any]:
        """For the letter: the facilitator's words, and ``about``: what was changed since last time, the programme."""
        if reader.language not in self._said:
            with override(reader.language):
                self._said[reader.language] = {
                    "own_words": letter_text(self.meeting, INVITATION),
                    "about": self._rendered(),
                }
        return self._said[reader.language]

    def _rendered(self) -> Markup:
        engine: Any = engines["jinja2"]
        template = engine.env.get_template("meetings/mail/_about.html")
        lines = sockets.invitation_lines(self.meeting)
        return Markup(template.render(lines=lines, slots=schedule_of(self.meeting)))  # noqa: S704 -- escaped by it
