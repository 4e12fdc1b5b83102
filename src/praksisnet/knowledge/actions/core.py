"""Kerneelementer: what a resource does not work without, and what therefore stays where a municipality adapts it."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import one_line
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.actions.finding import index_resource
from praksisnet.knowledge.actions.writing import locked
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.words import ADAPTED_KINDS, LONGEST_CORE, MOST_CORE


@transaction.atomic
def mark_core(resource: Resource, texts: Iterable[str], *, by: Actor) -> Resource:
    """These are its core elements from now on, in this order; a repeat changes nothing.

    A mark beside the text and no part of it: it makes no new version. Refuses: a type that nobody adapts; too many;
    one that is too long; a CPR number.
    """
    resource = locked(resource)
    wanted = list(dict.fromkeys(filter(None, map(one_line, texts))))
    if wanted and resource.kind not in ADAPTED_KINDS:
        raise Refused(_("Only tools, practice examples and meeting material have core elements."), code="core")
    if len(wanted) > MOST_CORE:
        said = _("Name at most %(most)s. The fewer there are, the clearer they are.") % {"most": MOST_CORE}
        raise Refused(said, code="core")
    if any(len(text) > LONGEST_CORE for text in wanted):
        raise Refused(_("Keep each of them to %(most)s characters at most.") % {"most": LONGEST_CORE}, code="core")
    refuse_cpr(*wanted)
    if resource.core != wanted:
        resource.core = wanted
        resource.save(update_fields=["core"])
        index_resource(resource)
        record("core_marked", resource, by=by, fields=["core"], refs={"number": len(wanted)})
    return resource
