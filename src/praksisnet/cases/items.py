"""Files, which are below this room: how they are found, and whose they are."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praksisnet.access.models import AudienceToken
from praksisnet.cases.sockets import About, Kind
from praksisnet.files.actions import purge_file
from praksisnet.files.models import StoredFile
from praksisnet.files.queries import files_for
from praksisnet.kit.actor import Actor
from praksisnet.networks.models import Network

KEY = "file"


def _about(file: Any) -> About:
    """Where it belongs is read from who may read it."""
    tokens = list(AudienceToken.objects.filter(audience=file.audience_id).values_list("token", flat=True))
    network_id, programme_id = _number(tokens, "network"), _number(tokens, "programme")
    if programme_id is None and network_id is not None:
        programme_id = Network.objects.filter(pk=network_id).values_list("programme", flat=True).first()
    return About(
        address=reverse("files:file", args=[file.pk]),
        programme_id=programme_id,
        author_id=file.uploaded_by_id,
        readers=tokens,
        readable_since=file.uploaded_at,
    )


def _number(tokens: list[str], name: str) -> int | None:
    """The number of the programme or network in the first token that names one."""
    for token in sorted(tokens):
        parts = token.split(":")
        if name in parts[:-1] and parts[-1].isdigit() and parts[-2] == name:
            return int(parts[-1])
    return None


def _purge(file: Any, by: Actor) -> None:
    purge_file(file, by=by)


def file_kind() -> Kind:
    return Kind(
        key=KEY,
        model=StoredFile,
        name=_("File"),
        texts=("name", "text"),
        readable=files_for,
        about=_about,
        purge=_purge,
    )
