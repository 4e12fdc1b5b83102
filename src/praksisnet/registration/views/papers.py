"""Badges, lists and certificates as PDF files.

Each is set in a process of its own, and only the request that downloads it waits: 0.1 s for a certificate, about one
second for 300 badges.
"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from praksisnet.kit.downloads import pdf
from praksisnet.kit.links import BadLink
from praksisnet.kit.typesetting import UNIVERSAL, typeset
from praksisnet.meetings.models import Meeting
from praksisnet.meetings.rules import may_run_meeting, may_see_participants
from praksisnet.people.gate import reader
from praksisnet.people.models import Person
from praksisnet.registration.queries import registration_of
from praksisnet.registration.queries.links import answer_by_link
from praksisnet.registration.queries.papers import (
    badges_of,
    certificates_of,
    may_have_certificate,
    participant_list_of,
    sign_in_list_of,
)
from praksisnet.registration.views.reading import meeting_or_404


@require_safe
def badges(request: HttpRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_or_404(request, meeting_id, may_run_meeting)
    return _set("badges", badges_of(meeting, get_language()))


@require_safe
def sign_in(request: HttpRequest, meeting_id: int) -> HttpResponse:
    meeting = meeting_or_404(request, meeting_id, may_run_meeting)
    return _set("sign_in", sign_in_list_of(meeting, get_language()))


@require_safe
def participants(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """For everybody who may see who comes."""
    meeting = meeting_or_404(request, meeting_id, may_see_participants)
    return _set("participants", participant_list_of(meeting, get_language()), UNIVERSAL)


@require_safe
def certificate(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """The reader's own, and nobody else's."""
    meeting = meeting_or_404(request, meeting_id)
    if not may_have_certificate(registration_of(reader(request), meeting)):
        raise PermissionDenied
    return _certificate(reader(request), meeting)


@login_not_required
@require_safe
def mailed_certificate(request: HttpRequest, token: str) -> HttpResponse:
    """From the mail after the meeting: it tells no more than that mail does."""
    try:
        meeting, person = answer_by_link(token)
    except (BadLink, Meeting.DoesNotExist) as useless:
        raise Http404 from useless
    if not may_have_certificate(registration_of(person, meeting)):
        raise Http404
    return _certificate(person, meeting)


@require_safe
def certificates(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Everybody's, for those who want them on paper."""
    meeting = meeting_or_404(request, meeting_id, may_run_meeting)
    found = certificates_of(meeting, get_language())
    if not found["certificates"]:
        messages.info(request, _("Nobody has been checked in or marked as attended yet."))
        return redirect("registration:arrivals", meeting_id=meeting.pk)
    return _set("certificate", found, UNIVERSAL)


def _certificate(person: Person, meeting: Meeting) -> HttpResponse:
    with override(person.language):
        return _set("certificate", certificates_of(meeting, person.language, person.pk), UNIVERSAL)


def _set(template: str, data: dict[str, Any], standard: str = "") -> HttpResponse:
    return pdf(data["title"], typeset(f"registration/data/{template}.typ", data, standard=standard))
