"""The files that lie beside some texts of the library: sheets to fill in, and one as a picture for the wall."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from io import BytesIO
from typing import Any

from praksisnet.demo.actions.history import Event
from praksisnet.demo.recipe import forms_recipe
from praksisnet.files.inspection import Checked, check
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.typesetting import UNIVERSAL, typeset
from praksisnet.knowledge.actions import change_resource
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries import PUBLISHED

PUT_THERE, FOOT = timedelta(days=1), "Fra vidensbanken i Praksisnet. Opdigtet indhold."
SHARP = 1.6  # points of the picture for one of the paper


def file_events(today: date) -> Iterator[Event]:
    """When all texts are there."""
    for number, form in enumerate(forms_recipe()):
        yield Event(clock.at(today - PUT_THERE, 9, 20 + number), partial(_put, form))


def _put(form: dict[str, Any]) -> None:
    text = Resource.objects.filter(PUBLISHED, title=form["beside"], owner__isnull=False).first()
    if text and text.owner:
        change_resource(text, upload=[_sheet(form)], by=Actor.person(text.owner))


def _sheet(form: dict[str, Any]) -> Checked:
    told = {name: form[name] for name in ("title", "summary", "questions")}
    paper = typeset("demo/data/form.typ", {**told, "foot": FOOT, "language": "da"}, standard=UNIVERSAL)
    return check(_picture(paper) if form["name"].endswith(".png") else paper, name=form["name"])


def _picture(paper: bytes) -> bytes:
    import pypdfium2  # noqa: PLC0415 -- slow to load, and only needed here

    made = BytesIO()
    document = pypdfium2.PdfDocument(paper)
    document[0].render(scale=SHARP).to_pil().save(made, "PNG")
    document.close()
    return made.getvalue()
