"""What the library marks for this reader: what is new since the last visit, and the themes that are followed."""

from typing import Any

from django.http import HttpRequest

from praksisnet.following.queries import attending
from praksisnet.following.words import SEEN
from praksisnet.kit.observe import observe
from praksisnet.knowledge.queries.news import came_since
from praksisnet.people.gate import reader


def attention(request: HttpRequest, *, is_whole: bool) -> dict[str, Any]:
    """That somebody was here is written after the page. How many are new is counted where all are shown."""
    person = reader(request)
    seen = attending(person)
    if request.method == "GET":
        observe(SEEN, person=person.pk)
    newer = came_since(person, seen.new_since) if is_whole and seen.new_since else 0
    return {"attending": seen, "newer": newer}
