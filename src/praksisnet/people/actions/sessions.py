from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.people.models import Deletion, Person


@transaction.atomic
def end_session(person: Person, session_id: int, *, by: Actor) -> None:
    """Sign out in one browser. Refuses: a session that is not the person's, or has ended."""
    chosen = UserSession.objects.filter(user=person, pk=session_id)
    if not chosen.exists():
        raise Refused(_("You are already signed out there."))
    _end(chosen)
    record("ended_session", person, by=by, refs={"session": session_id})


@transaction.atomic
def end_other_sessions(person: Person, current_key: str | None, *, by: Actor) -> None:
    """Sign out everywhere but here."""
    others = UserSession.objects.filter(user=person).exclude(session_key=current_key or "")
    ended = others.count()
    _end(others)
    record("ended_other_sessions", person, by=by, refs={"ended": ended})


def end_all_sessions(person: Person) -> None:
    """Part of another action's transaction: deactivation, a new address, erasure."""
    _end(UserSession.objects.filter(user=person))


@transaction.atomic
def forget_old_sessions(*, by: Actor) -> None:
    """Every night: sessions that have run out, with what they knew of the browser."""
    Session.objects.filter(expire_date__lt=clock.now()).delete()
    gone, _each = UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    if gone:
        deletion = Deletion.objects.create(at=clock.now(), table="usersessions.usersession", rule="run out", rows=gone)
        record("deleted_by_age", deletion, by=by, refs={"table": deletion.table, "rows": gone})


def _end(sessions: "QuerySet[UserSession]") -> None:
    keys = list(sessions.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    sessions.delete()
