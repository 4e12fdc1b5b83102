from typing import TypedDict

from django.db import models
from django.db.models import Q

from praksisnet.adaptation.models.needs import Need
from praksisnet.evaluation.models import Item, Survey
from praksisnet.knowledge.models import Resource
from praksisnet.practice.words import Hindrance


class Causes(TypedDict, total=False):
    """A cause outside a row: on its way from one thing to another."""

    need: Need | None
    survey: Survey | None
    item: Item | None
    resource: Resource | None
    hindrance: str


class Cause(models.Model):
    """Why something is done: what municipalities asked for, what participants answered, what is known, what got in
    the way. What is made from a cause holds it as columns, so that the chain from need to effect is never retyped."""

    need = models.ForeignKey(Need, on_delete=models.RESTRICT, null=True, blank=True, related_name="%(class)ss")
    survey = models.ForeignKey(Survey, on_delete=models.RESTRICT, null=True, blank=True, related_name="%(class)ss")
    item = models.ForeignKey(Item, on_delete=models.RESTRICT, null=True, blank=True, related_name="+")
    resource = models.ForeignKey(Resource, on_delete=models.RESTRICT, null=True, blank=True, related_name="%(class)ss")
    hindrance = models.CharField(max_length=10, choices=Hindrance.choices, blank=True)

    class Meta:
        abstract = True

    @property
    def cause(self) -> Causes:
        """The columns, to make something else from the same cause."""
        return Causes(
            need=self.need, survey=self.survey, item=self.item, resource=self.resource, hindrance=self.hindrance
        )


SOME_CAUSE = Q(need__isnull=False) | Q(survey__isnull=False) | Q(resource__isnull=False) | ~Q(hindrance="")
RESULT_IS_OF_AN_ITEM = Q(survey__isnull=True) | Q(item__isnull=False)
