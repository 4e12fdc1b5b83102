"""What people write here, for the room of what may be about a child."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praksisnet.adaptation.models import Need
from praksisnet.adaptation.queries import needs_for
from praksisnet.cases.sockets import About, Kind


def _about_need(need: Any) -> About:
    home = f"programme:{need.programme_id}"
    return About(
        address=reverse("adaptation:need", args=[need.pk]),
        programme_id=need.programme_id,
        author_id=need.raised_by_id,
        readers=[home, f"role:authority:{home}"],
        readable_since=need.raised_at,
    )


def kinds() -> Iterable[Kind]:
    yield Kind(
        key="need",
        model=Need,
        name=_("Need"),
        texts=("body", "answer", "reason"),
        derived=("stems",),
        readable=needs_for,
        about=_about_need,
    )
