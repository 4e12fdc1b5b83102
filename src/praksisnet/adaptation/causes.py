"""What a cause is made of, for everything that names one."""

from typing import TypedDict

from praksisnet.adaptation.models import Need
from praksisnet.evaluation.models import Item, Survey
from praksisnet.knowledge.models import Resource


class Causes(TypedDict, total=False):
    need: Need | None
    survey: Survey | None
    item: Item | None
    resource: Resource | None
    hindrance: str
