"""What is printed for a meeting and what is handed out after it, as data for the typesetter."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from praksisnet.kit import clock, codes
from praksisnet.kit.formats import date_with_year, long_date, number, time, time_range
from praksisnet.meetings.models import Meeting, Session
from praksisnet.meetings.queries import where
from praksisnet.meetings.words import Mode
from praksisnet.registration.models import Registration
from praksisnet.registration.queries.arrivals import arrived_at
from praksisnet.registration.queries.codes import code_address
from praksisnet.registration.queries.history import workshop_name
from praksisnet.registration.queries.own import with_workshops
from praksisnet.registration.words import State

COMING = (State.REGISTERED, State.ATTENDED)


def badges_of(meeting: Meeting, language: str) -> dict[str, Any]:
    """For those who come on site, by name. Two statements, however many."""
    rows = _coming(meeting).filter(mode=Mode.ONSITE).order_by("person__sort_name", "pk")
    badges = [
        {
            "name": one.person.name,
            "place": _place(one),
            "workshops": [_badge_line(place.session) for place in one.workshops],
            "code": codes.svg(code_address(one)),
        }
        for one in rows
    ]
    return {
        **_about(_("Badges"), language),
        "meeting": meeting.title,
        "code": _("Code for check-in"),
        "badges": badges,
    }


def sign_in_list_of(meeting: Meeting, language: str) -> dict[str, Any]:
    """With a line to sign on, and when somebody came if it is known."""
    rows = _coming(meeting).filter(mode=Mode.ONSITE).order_by("person__sort_name", "pk")
    return {
        **_about(_("Sign-in list"), language),
        "lead": _when(meeting),
        "headings": [_("Name"), _("Municipality"), _("Came at"), _("Signature")],
        "rows": [[one.person.name, _place(one), time(at) if (at := arrived_at(one)) else "", ""] for one in rows],
        "inset": 3.4,
    }


def participant_list_of(meeting: Meeting, language: str) -> dict[str, Any]:
    """By municipality, for all who come. Whoever does not want to stand on it is counted and not named."""
    rows = list(_coming(meeting).order_by("municipality__sort_name", "person__sort_name", "pk"))
    listed = [one for one in rows if one.is_listed]
    lead, left_out = _when(meeting), len(rows) - len(listed)
    if left_out:
        lead += " " + said_of_unlisted(left_out)
    return {
        **_about(_("List of participants"), language),
        "lead": lead,
        "headings": [_("Municipality"), _("Name"), _("Title"), _("Workshop")],
        "rows": [
            [
                _place(one),
                one.person.name,
                one.person.title,
                ", ".join(place.session.title for place in one.workshops),
            ]
            for one in listed
        ],
    }


def said_of_unlisted(count: int) -> str:
    said = ngettext("%(count)s more comes and is not shown.", "%(count)s more come and are not shown.", count)
    return said % {"count": count}


def may_have_certificate(registration: Registration | None) -> bool:
    """Whoever was there, when the meeting is over."""
    if registration is None or registration.state != State.ATTENDED or registration.meeting.ends_at is None:
        return False
    return registration.meeting.ends_at <= clock.now()


def certificates_of(meeting: Meeting, language: str, person_id: int | None = None) -> dict[str, Any]:
    """A page for each who was there, in the language each of them reads; ``person_id``: only that one's."""
    rows = _coming(meeting).filter(state=State.ATTENDED).order_by("person__sort_name", "pk")
    if person_id is not None:
        rows = rows.filter(person=person_id)
    about = _about(_("Certificates of attendance") if person_id is None else _("Certificate of attendance"), language)
    return {**about, "author": meeting.programme.operator.name, "certificates": [_certificate(one) for one in rows]}


def _certificate(registration: Registration) -> dict[str, Any]:
    meeting, language = registration.meeting, registration.person.language
    with override(language):
        assert meeting.starts_at is not None  # noqa: S101 -- it was held
        assert meeting.ends_at is not None  # noqa: S101 -- as above
        hours = (meeting.ends_at - meeting.starts_at).total_seconds() / 3600
        workshops = [place.session.title for place in registration.workshops]  # type: ignore[attr-defined]
        place = _("Online") if registration.mode == Mode.ONLINE else where(meeting)
        facts = [
            (_("Date"), long_date(meeting.starts_at)),
            (_("Time"), time_range(meeting.starts_at, meeting.ends_at)),
            (_("Duration"), _("%(hours)s hours") % {"hours": number(hours, 0 if hours == int(hours) else 1)}),
            (_("Place"), place),
            (_("Workshop"), ", ".join(workshops)),
        ]
        host = meeting.network.name if meeting.network else meeting.programme.title
        issued = {"operator": meeting.programme.operator.name, "day": date_with_year(clock.today())}
        return {
            "language": language,
            "heading": _("Certificate of attendance"),
            "host": host,
            "confirms": _("This is to confirm that"),
            "name": registration.person.name,
            "place": _place(registration),
            "attended": _("attended"),
            "meeting": meeting.title,
            "facts": [fact for fact in facts if fact[1]],
            "issued": _("Issued by %(operator)s on %(day)s.") % issued,
        }


def _coming(meeting: Meeting) -> Any:
    found = Registration.objects.filter(meeting=meeting, state__in=COMING)
    return with_workshops(found).select_related("arrival", "meeting__programme__operator")


def _about(title: str, language: str) -> dict[str, Any]:
    foot = _("Printed %(day)s from Praksisnet") % {"day": date_with_year(clock.today())}
    return {"title": title, "language": language, "foot": foot}


def _place(registration: Registration) -> str:
    return registration.municipality.name if registration.municipality else ""


def _when(meeting: Meeting) -> str:
    return f"{meeting.title}. {date_with_year(meeting.starts_at)}." if meeting.starts_at else meeting.title


def _badge_line(session: Session) -> str:
    """“Workshop B, room 2: Agreements in practice”."""
    name = workshop_name(session)
    head = ", ".join(part for part in (name[0].upper() + name[1:], session.room) if part)
    return f"{head}: {session.title}" if session.letter else head
