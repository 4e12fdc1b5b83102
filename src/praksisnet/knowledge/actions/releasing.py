"""A municipality's own example is shown to others once a leader of it has said yes, until that is withdrawn."""

from django.db import transaction
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import as_written, one_line
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge import mails
from praksisnet.knowledge.actions.publishing import archive_resource
from praksisnet.knowledge.actions.reviewing import refuse_unfinished, send_for_review
from praksisnet.knowledge.actions.writing import locked
from praksisnet.knowledge.models import Correction, Release, Resource
from praksisnet.knowledge.queries.reviewing import keepers_of
from praksisnet.knowledge.words import CHASED_AFTER, RELEASED, Kind, State
from praksisnet.notices.actions import post
from praksisnet.organisations.queries import is_address_of
from praksisnet.todos.actions import add, settle


@transaction.atomic
def ask_release(resource: Resource, *, name: str, title: str, email: str, by: Actor) -> Release:
    """Send a leader of the municipality the link that releases its example. Asking anew ends what was asked before.

    A repeat with the same address changes nothing. Refuses: what is no example of one municipality, or is published;
    an unfinished text; an address that is not the municipality's; a CPR number.
    """
    resource = locked(resource)
    name, title, email = one_line(name), one_line(title), email.strip().lower()
    _refuse_asking(resource, email)
    refuse_cpr(name, title, email)
    before = resource.releases.select_for_update().filter(ended_at__isnull=True).first()
    if before and before.email == email and not before.declined_at:
        return before
    if before:
        _end(before)
    release = Release.objects.create(
        resource=resource, name=name, title=title, email=email, asked_at=clock.now(), asked_by_id=by.signed_in_id
    )
    record("release_asked", resource, by=by, refs={"release": release.pk})
    post(mails.release_letter(release), by=by)
    if release.asked_by:
        add(
            f"resource:{resource.pk}:release:{release.pk}",
            resource,
            title=format_lazy("{}: {}", _("Waiting for a leader’s release"), resource.title),
            address=reverse("knowledge:resource", args=[resource.pk]),
            owner=release.asked_by,
            due_on=clock.today() + CHASED_AFTER,
            condition=RELEASED,
            renews=True,
            by=by,
        )
    return release


@transaction.atomic
def release_example(release: Release, *, by: Actor) -> Release:
    """The leader says yes; the draft goes on to the knowledge partner by itself. A repeat changes nothing.

    Refuses: a link that counts no more; a no that is given already.
    """
    resource, release = _asked(release)
    if release.released_at:
        return release
    release.released_at = clock.now()
    release.save()
    record("example_released", resource, by=by, refs={"release": release.pk})
    settle(resource, by=by)
    if resource.state is State.DRAFT:
        send_for_review(resource, sender=release.asked_by, by=by)
    return release


@transaction.atomic
def decline_release(release: Release, *, text: str = "", by: Actor) -> Release:
    """The leader says no, perhaps with what is to be changed, and whoever asked is told. A repeat changes nothing.

    Refuses: a link that counts no more; what is released (it is withdrawn instead); a CPR number.
    """
    resource, release = _asked(release, declined=True)
    if release.declined_at:
        return release
    if release.released_at:
        raise Refused(_("It is released. You can withdraw it."))
    text = as_written(text)
    refuse_cpr(text)
    release.declined_at = clock.now()
    release.save()
    if text:
        Correction.objects.create(resource=resource, text=text, said_at=clock.now())
    record("release_declined", resource, by=by, refs={"release": release.pk})
    settle(resource, by=by)
    told = [release.asked_by] if release.asked_by and release.asked_by.is_active else keepers_of(resource)
    for person in told:
        post(mails.declined_letter(release, text, person), by=by)
    return release


@transaction.atomic
def withdraw_release(release: Release, *, by: Actor) -> Release:
    """At any time: what is published is found no more from this moment, and those who keep it are told.

    A repeat changes nothing. Refuses: what is not released.
    """
    resource, release = _rows(release)
    if release.ended_at:
        return release
    if not release.released_at:
        raise Refused(_("It is not released."))
    _end(release)
    record("release_withdrawn", resource, by=by, refs={"release": release.pk})
    if resource.published_at:
        archive_resource(resource, by=by)
    for person in keepers_of(resource):
        post(mails.withdrawn_letter(release, person), by=by)
    return release


def _refuse_asking(resource: Resource, email: str) -> None:
    if resource.kind != Kind.EXAMPLE or resource.municipality is None:
        raise Refused(_("First choose the type “Practice example”, and the municipality whose practice it is."))
    if resource.state is State.PUBLISHED:
        raise Refused(_("It is already published."))
    refuse_unfinished(resource)
    if not is_address_of(resource.municipality, email):
        raise Refused(
            _("That is not an address at %(name)s. The leader answers from an address that ends in @%(domain)s."),
            code="email",
            params={"name": resource.municipality.name, "domain": resource.municipality.domain or "–"},
        )


def _rows(release: Release) -> tuple[Resource, Release]:
    """Both as they are now; the resource is locked before its release, as everywhere."""
    resource = locked(release.resource)
    return resource, Release.objects.select_for_update(of=("self",)).select_related("asked_by").get(pk=release.pk)


def _asked(release: Release, *, declined: bool = False) -> tuple[Resource, Release]:
    resource, release = _rows(release)
    if release.ended_at or (release.declined_at and not declined):
        raise Refused(_("You are no longer asked about it. Write to whoever sent you the link."))
    return resource, release


def _end(release: Release) -> None:
    release.ended_at = clock.now()
    release.save(update_fields=["ended_at"])
