"""A draft goes to the knowledge partner, who publishes it or sends it back with words."""

from django.db import transaction
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import as_written
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge import mails
from praksisnet.knowledge.actions.writing import locked
from praksisnet.knowledge.models import Correction, Resource
from praksisnet.knowledge.queries.reviewing import missing_parts, reviewers_of
from praksisnet.knowledge.words import ANSWERED, CORRECTED, Part, State
from praksisnet.networks.words import RoleKind
from praksisnet.notices.actions import post
from praksisnet.people.models import Person
from praksisnet.todos.actions import add, settle


@transaction.atomic
def send_for_review(resource: Resource, *, sender: Person | None = None, by: Actor) -> Resource:
    """Ask the knowledge partners to publish it, by a task and a mail; without one the facilitators are asked.

    ``sender``: who is told of the answer, where it is not who sends it. A repeat changes nothing.
    Refuses: what is published or archived; what lacks a part that is essential to its kind.
    """
    resource = locked(resource)
    if resource.state is State.REVIEW:
        return resource
    if resource.state is not State.DRAFT:
        raise Refused(_("Only a draft can be sent for review."))
    refuse_unfinished(resource)
    resource.sent_at, resource.sent_by_id = clock.now(), by.signed_in_id or (sender.pk if sender else None)
    resource.save()
    partners = reviewers_of(resource)
    kind = RoleKind.KNOWLEDGE_PARTNER if partners else RoleKind.FACILITATOR
    add(
        f"resource:{resource.pk}:sent:{resource.sent_at.isoformat()}",
        resource,
        title=format_lazy("{}: {}", _("Review a draft"), resource.title),
        address=reverse("knowledge:resource", args=[resource.pk]),
        token=f"role:{kind}:programme:{resource.programme_id}",
        condition=ANSWERED,
        renews=True,
        by=by,
    )
    for person in partners:
        if person.pk != by.signed_in_id:
            post(mails.sent_letter(resource, person), by=by)
    record("resource_sent_for_review", resource, by=by, fields=["sent_at"])
    settle(resource, by=by)
    return resource


@transaction.atomic
def send_back(resource: Resource, *, text: str, by: Actor) -> Resource:
    """A draft again, with what is to be changed: a mail and a task for whoever sent it.

    Refuses: what is not in review; no words; a CPR number.
    """
    resource = locked(resource)
    text = as_written(text)
    if resource.state is not State.REVIEW:
        raise Refused(_("It is no longer in review."))
    if not text:
        raise Refused(_("Write what needs to change."), code="text")
    refuse_cpr(text)
    sender = resource.sent_by
    correction = Correction.objects.create(
        resource=resource, text=text, said_at=clock.now(), said_by_id=by.signed_in_id
    )
    resource.sent_at = resource.sent_by = None
    resource.save()
    if sender and sender.is_active:
        add(
            f"resource:{resource.pk}:correction:{correction.pk}",
            resource,
            title=format_lazy("{}: {}", _("Correct a draft that was sent back"), resource.title),
            address=reverse("knowledge:resource", args=[resource.pk]),
            owner=sender,
            condition=CORRECTED,
            renews=True,
            by=by,
        )
        post(mails.sent_back_letter(correction, sender), by=by)
    settle(resource, by=by)
    record("resource_sent_back", resource, by=by, fields=["sent_at"])
    return resource


def refuse_unfinished(resource: Resource) -> None:
    """What is sent on says what its kind is asked for."""
    missing = missing_parts(resource)
    if missing:
        raise Refused(
            _("Write this first: %(parts)s.") % {"parts": ", ".join(f"“{Part(part).label}”" for part in missing)}
        )
