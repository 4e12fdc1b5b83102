"""What the views of this room begin with, and how they end."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404

from praksisnet.adaptation import rules
from praksisnet.adaptation.models import Change, Ground, Need, Signal
from praksisnet.adaptation.queries import (
    CauseOption,
    OwnReplies,
    Place,
    QuestionsPanel,
    cause_options,
    changes_for,
    coming_meetings,
    coming_rounds,
    figure_of,
    heading_of,
    look_of,
    needs_for,
    people_in_charge,
    places_for,
    questions_measured,
    reasons_of,
    signals_for,
)
from praksisnet.guard.text import without_numbers
from praksisnet.kit.pages import show
from praksisnet.meetings.models import Meeting, Session
from praksisnet.meetings.queries import meetings_for, sessions_for
from praksisnet.meetings.rules import run_programme_ids
from praksisnet.meetings.words import Kind
from praksisnet.networks.models import Programme
from praksisnet.people.gate import reader
from praksisnet.people.models import Person


def need_or_404(request: HttpRequest, need_id: int, may: Callable[[Person, Need], bool] | None = None) -> Need:
    """The need in the reader's own scope; 403 for those who see it and may not do this."""
    need: Need = get_object_or_404(needs_for(reader(request)), pk=need_id)
    if may and not may(reader(request), need):
        raise PermissionDenied
    return need


def own_places(request: HttpRequest) -> list[Place]:
    """Where the reader may raise needs: 403 for those who only see them, 404 for others."""
    if not rules.sees_needs(reader(request)):
        raise Http404
    if not rules.may_raise_needs(reader(request)):
        raise PermissionDenied
    return places_for(reader(request))


def change_or_404(request: HttpRequest, change_id: int, *, writes: bool = False) -> Change:
    """The change in the reader's own scope; 403 for members who would write it."""
    change: Change = get_object_or_404(changes_for(reader(request)), pk=change_id)
    if writes and not rules.runs_programme(reader(request), change.programme_id):
        raise PermissionDenied
    return change


def change_options(programme_id: int, change: Change | None = None) -> dict[str, Any]:
    """What a change's form offers: what is to come, and where the change shows already."""
    rounds, meetings = coming_rounds(programme_id), coming_meetings(programme_id)
    if change and change.round and change.round not in rounds:
        rounds.insert(0, change.round)
    if change and change.meeting and change.meeting not in meetings:
        meetings.insert(0, change.meeting)
    return {"rounds": rounds, "meetings": meetings, "items": questions_measured(programme_id)}


def new_change_options(request: HttpRequest) -> dict[str, Any]:
    """For one who runs a programme, or several; 403 for members, 404 for others."""
    if not rules.sees_needs(reader(request)):
        raise Http404
    ids = sorted(run_programme_ids(reader(request)))
    if not ids:
        raise PermissionDenied
    offered: dict[str, Any] = {"rounds": [], "meetings": [], "items": []}
    for programme_id in ids:
        for name, rows in change_options(programme_id).items():
            offered[name] += [row for row in rows if row not in offered[name]]
    return offered | {"causes": cause_options(ids)}


def programme_of(option: CauseOption) -> Programme:
    return get_object_or_404(Programme, pk=option.programme_id)


def development_day_or_404(request: HttpRequest, meeting_id: int, *, writes: bool) -> Meeting:
    """A development day the reader sees; 403 for those who are no part of preparing it."""
    days = meetings_for(reader(request)).filter(
        kind=Kind.DEVELOPMENT, programme__in=rules.programme_ids(reader(request))
    )
    meeting: Meeting = get_object_or_404(days, pk=meeting_id)
    may = rules.may_prepare if writes else rules.may_see_agenda
    if not may(reader(request), meeting):
        raise PermissionDenied
    return meeting


def signal_or_404(request: HttpRequest, signal_id: int, *, writes: bool = True) -> Signal:
    signal: Signal = get_object_or_404(signals_for(reader(request)), pk=signal_id)
    may = rules.may_prepare if writes else rules.may_see_agenda
    if not may(reader(request), signal.agenda.meeting):
        raise PermissionDenied
    return signal


def placed_options(signal: Signal) -> dict[str, Any]:
    programme_id = signal.agenda.meeting.programme_id
    return {"rounds": coming_rounds(programme_id), "meetings": coming_meetings(programme_id)}


def charge_options(signal: Signal) -> dict[str, Any]:
    return {"people": people_in_charge(signal.agenda.meeting.programme_id)}


def session_or_404(request: HttpRequest, session_id: int) -> Session:
    """A part of a meeting the reader sees; 403 for those who do not run it."""
    session: Session = get_object_or_404(sessions_for(reader(request)), pk=session_id)
    if not rules.may_cite(reader(request), session):
        raise PermissionDenied
    return session


def shares_grounds(request: HttpRequest, session: Session) -> bool:
    """Whether the reader may say it for every meeting of the round."""
    return bool(session.core_id) and rules.runs_programme(reader(request), session.meeting.programme_id)


def ground_or_404(request: HttpRequest, session: Session, ground_id: int) -> Ground | None:
    """The ground of the part, or of all its copies for who may say that; None when it is gone."""
    own = Ground.objects.filter(session=session)
    if session.core_id and shares_grounds(request, session):
        own |= Ground.objects.filter(core=session.core_id)
    found = own.filter(pk=ground_id).first()
    if found is None and Ground.objects.filter(pk=ground_id).exists():
        raise Http404
    return found


def meeting_to_answer_or_404(request: HttpRequest, meeting_id: int) -> Meeting:
    """A meeting before which the reader answers, or reads what others say; 403 for those who only see it."""
    meeting: Meeting = get_object_or_404(meetings_for(reader(request)), pk=meeting_id)
    if not (rules.answers_for(reader(request), meeting) or rules.may_see_replies(reader(request), meeting)):
        raise PermissionDenied
    return meeting


def meeting_to_ask_or_404(request: HttpRequest, meeting_id: int) -> Meeting:
    meeting: Meeting = get_object_or_404(meetings_for(reader(request)), pk=meeting_id)
    if not rules.may_ask(reader(request), meeting):
        raise PermissionDenied
    return meeting


def own_answers(request: HttpRequest, panel: QuestionsPanel | None) -> OwnReplies | None:
    """The municipality the reader answers for: the chosen one of several."""
    if panel is None or not panel.own:
        return None
    chosen = request.GET.get("municipality", "")
    return next((own for own in panel.own if str(own.municipality_id) == chosen), panel.own[0])


def typed(request: HttpRequest) -> QueryDict | None:
    """What was sent; numbers are replaced where the reader asked for it."""
    if request.method != "POST":
        return None
    sent = request.POST.copy()
    if "replace" in sent:
        sent["body"] = without_numbers(sent.get("body", ""))
    return sent


def page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    known = {"active": "needs", "looks": look_of, "heading": heading_of, "figure": figure_of, "reasons": reasons_of}
    return show(request, f"adaptation/{template}.html", known | context)
