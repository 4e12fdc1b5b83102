"""A file is uploaded before the form it belongs to is sent, and handed over when it is."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.access.actions import audience
from praksisnet.access.models import Audience
from praksisnet.files.actions.keeping import keep, show_to
from praksisnet.files.inspection import Checked
from praksisnet.files.models import StoredFile
from praksisnet.files.queries import staged_for
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.people.models import Person

MOST_STAGED = 40  # of one person; what is not used is swept after a day

# What an upload field gives: a file that came with the form, or one that was uploaded before it.
Upload = Checked | StoredFile


@transaction.atomic
def stage(checked: Checked, person: Person, *, by: Actor) -> StoredFile:
    """Keep a checked file for the person alone until a form makes use of it.

    Refuses: too many that wait already.
    """
    if staged_for(person).count() >= MOST_STAGED:
        raise Refused(_("Many of your files are waiting already. Save the form first, or try again tomorrow."))
    return keep(checked, audience=audience({f"person:{person.pk}"}), by=by)


@transaction.atomic
def take(upload: Upload, *, audience: Audience, visible_from: datetime | None = None, by: Actor) -> StoredFile:
    """The file as it is kept from now on, for its readers; part of the change that brings it."""
    if isinstance(upload, StoredFile):
        return show_to(upload, audience=audience, visible_from=visible_from, by=by)
    return keep(upload, audience=audience, visible_from=visible_from, by=by)
