"""The control: the product's own application with the guard off.

Places are read first and written down afterwards, as anybody would do who forgets that others do the same at that
moment. It must show more registered than there are places.
"""

import django

django.setup()

from django.db import transaction  # noqa: E402

from praksisnet.meetings.models import Pool  # noqa: E402
from praksisnet.registration import actions  # noqa: E402
from praksisnet.registration.models import Registration  # noqa: E402
from praksisnet.registration.words import State  # noqa: E402
from praksisnet.wsgi import application  # noqa: E402

__all__ = ["application"]


def register(meeting, person, *, by, **_options):
    pool = Pool.objects.get(meeting=meeting, session=None)
    has_place = pool.free > 0
    with transaction.atomic():
        if has_place:
            pool.taken += 1
            pool.save(update_fields=["taken"])
        state = State.REGISTERED if has_place else State.WAITING
        return Registration.objects.create(meeting=meeting, person=person, state=state)


actions.register = register
