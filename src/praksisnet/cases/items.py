"""What is written in the rooms below this one: how it is found, and whose it is."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praksisnet.access.queries import tokens_of
from praksisnet.approvals.models import Approval
from praksisnet.cases import rules
from praksisnet.cases.sockets import APPROVAL, TASK, About, Kind
from praksisnet.files.actions import purge_file
from praksisnet.files.models import StoredFile
from praksisnet.files.queries import files_for
from praksisnet.kit.actor import Actor
from praksisnet.networks.models import Invitation, InvitationAnswer, Network
from praksisnet.networks.standings import reached
from praksisnet.people.models import Person
from praksisnet.todos.models import Todo

KEY = "file"


def _about(file: Any) -> About:
    """Where it belongs is read from who may read it."""
    tokens = tokens_of(file.audience_id)
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


def _number(tokens: Iterable[str], name: str) -> int | None:
    """The number of the programme or network in the first token that names one."""
    for token in sorted(tokens):
        parts = token.split(":")
        if name in parts[:-1] and parts[-1].isdigit() and parts[-2] == name:
            return int(parts[-1])
    return None


def _purge(file: Any, by: Actor) -> None:
    purge_file(file, by=by)


def _about_invitation(invitation: Any) -> About:
    home = f"programme:{invitation.network.programme_id}"
    return About(
        address=reverse("networks:network", args=[invitation.network_id]),
        programme_id=invitation.network.programme_id,
        network_id=invitation.network_id,
        author_id=invitation.answered_by_id,
        readers=[f"role:facilitator:{home}", f"role:facilitator:network:{invitation.network_id}"],
        readable_since=invitation.answered_at,
    )


def _invitations_for(person: Person) -> QuerySet[Invitation]:
    mine = reached(rules.facilitates(person), "network__programme", "network")
    return Invitation.objects.filter(mine).exclude(reason="")


def _said_by(invitation: Any) -> Iterable[tuple[str, Any]]:
    return [("answer", answer) for answer in invitation.statements.order_by("pk")]


def invitation_kinds() -> Iterable[Kind]:
    """Why a municipality does not take part, on the invitation and as it was said from the mail."""
    yield Kind(
        key="invitation",
        model=Invitation,
        name=_("Answer to an invitation"),
        texts=("reason",),
        hides_row=False,
        readable=_invitations_for,
        about=_about_invitation,
        parts=_said_by,
    )
    yield Kind(
        key="answer",
        model=InvitationAnswer,
        name=_("Answer to an invitation"),
        texts=("reason",),
        hides_row=False,
        readable=lambda person: InvitationAnswer.objects.filter(invitation__in=_invitations_for(person)),
        about=lambda answer: _about_invitation(answer.invitation),
    )


def copy_kinds() -> Iterable[Kind]:
    """Tasks and texts to approve say what others are called; they follow those and have no control of their own."""
    yield Kind(
        key=TASK,
        model=Todo,
        name=_("Task"),
        texts=("titles",),
        known_by=(),
        hides_row=False,
        readable=lambda _person: Todo.objects.none(),
        about=lambda todo: About(address=todo.address, programme_id=None),
    )
    yield Kind(
        key=APPROVAL,
        model=Approval,
        name=_("Text that was sent for approval"),
        texts=("title", "text", "remark"),
        known_by=(),
        hides_row=False,
        readable=lambda _person: Approval.objects.none(),
        about=lambda approval: About(address=approval.address, programme_id=None),
    )


def file_kind() -> Kind:
    return Kind(
        key=KEY,
        model=StoredFile,
        name=_("File"),
        texts=("name", "title", "text"),
        readable=files_for,
        about=_about,
        purge=_purge,
    )
