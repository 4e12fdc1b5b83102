"""Some tools come as files that one fills in: a Word document, and a spreadsheet that reckons."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from io import BytesIO
from typing import Any

from praksisnet.demo.actions.history import Event
from praksisnet.demo.actions.library import writer_of
from praksisnet.demo.invention import names_in
from praksisnet.demo.recipe import ProgrammeRecipe, recipe
from praksisnet.demo.setting import Setting, persona
from praksisnet.files.inspection import check
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.knowledge.actions import change_resource
from praksisnet.knowledge.models import Resource

ADDED_AGO = 75  # days before today; a day between them
FIELDS = ("Det er aftalt", "Hvem gør hvad", "Hvornår ser vi på det igen")


def paper_events(plan: ProgrammeRecipe, setting: Setting) -> Iterator[Event]:
    """To the tools of papers.csv, once, by whoever keeps the newest library of their programme."""
    if plan.partners and plan is [one for one in recipe().programmes if one.title == plan.title][-1]:
        for number, row in enumerate(names_in("papers")):
            day = setting.today - timedelta(days=ADDED_AGO + number)
            yield Event(clock.at(day, 13, 5), partial(_add, plan, row["title"], row["kind"]))


def _add(plan: ProgrammeRecipe, title: str, kind: str) -> None:
    resource = Resource.objects.filter(title=title, published_at__isnull=False).order_by("-pk").first()
    if resource:
        data = _MADE[kind](title, resource.body)
        upload = [check(data, name=f"{title.partition(':')[0]}.{kind}")]
        change_resource(resource, upload=upload, by=Actor.person(persona(writer_of(plan))))


def _document(title: str, text: str) -> bytes:
    from docx import Document  # noqa: PLC0415 -- slow to load, and only needed here

    made: Any = Document()
    made.core_properties.title = title
    made.add_heading(title, 0)
    made.add_paragraph(text)
    table = made.add_table(rows=0, cols=2, style="Table Grid")
    for field in FIELDS:
        table.add_row().cells[0].text = field
    return _saved(made)


def _sheet(title: str, text: str) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415

    made: Any = Workbook()
    made.properties.title = title
    page = made.active
    page.title = "Beregning"
    for row in ([title], [text], [], ["Antal vederlag", 4], ["Kroner for hvert", 5400], ["I alt", "=B4*B5"]):
        page.append(row)
    return _saved(made)


def _saved(made: Any) -> bytes:
    data = BytesIO()
    made.save(data)
    return data.getvalue()


_MADE: dict[str, Callable[[str, str], bytes]] = {"docx": _document, "xlsx": _sheet}
