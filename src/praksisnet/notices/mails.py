"""Mails as text and HTML from one template, in the reader's language."""

import html as html_entities
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.template import engines
from django.urls import reverse
from django.utils import translation

from praksisnet.kit import links
from praksisnet.kit.plain_text import text_of
from praksisnet.kit.quiet import is_quiet
from praksisnet.notices.letters import Draft, Urgency
from praksisnet.notices.models import How, Notice
from praksisnet.notices.purposes import WEEKLY_LETTER, Purpose, purpose_of
from praksisnet.notices.sockets import News
from praksisnet.notices.window import digest_moment
from praksisnet.people.links import holder_at, person_named
from praksisnet.people.models import Person

UNSUBSCRIBE_LINK = "notices.unsubscription"


@dataclass(frozen=True, slots=True)
class Rendered:
    title: str
    text: str
    html: str


def address(name: str, **kwargs: Any) -> str:
    """The full address of a page, as a mail needs it."""
    return settings.SITE_ADDRESS + reverse(name, kwargs=kwargs or None)


def full(path: str) -> str:
    """The full address of a path."""
    return f"{settings.SITE_ADDRESS}{path}"


def render(template: str, language: str, **context: Any) -> Rendered:
    """Render a template that extends ``notices/mail.html`` and fills its blocks ``title``, ``body``, perhaps ``why``.

    In the template ``address("room:name", key=value)`` gives a full address. The text part is made from the HTML, so
    that nobody writes a mail twice. In a ``quiet`` past it is empty.
    """
    if is_quiet():
        return Rendered("", "", "")
    engine: Any = engines["jinja2"]
    mail = engine.env.get_template(template)
    with translation.override(language):
        values = {
            **context,
            "address": address,
            "language": language,
            "demo": settings.DEMO,
            "site": settings.SITE_ADDRESS,
            "sender": settings.OPERATOR or "Praksisnet",
            "sender_address": settings.MAIL_SENDER_ADDRESS,
        }
        title = "".join(mail.blocks["title"](mail.new_context(values)))
        body = mail.render(values)
    return Rendered(" ".join(html_entities.unescape(title).split()), text_of(body), body)


def letter_to(
    person: Person, rendered: Rendered, *, purpose: str, urgency: Urgency, subject: Model | None, **more: Any
) -> Draft:
    """What was rendered, as a letter to somebody; ``more`` are further fields of the Draft."""
    return Draft(
        to_person_id=person.pk,
        to_address=person.email or "",
        language=person.language,
        purpose=purpose,
        urgency=urgency,
        subject=subject,
        title=rendered.title,
        text=rendered.text,
        html=rendered.html,
        **more,
    )


def unsubscribe_token(person_id: int, address: str, purpose: str) -> str:
    """What leads to the page where one mail is said no to: by its purpose, for who has this address today."""
    return links.make(UNSUBSCRIBE_LINK, person_id, f"{holder_at(person_id, address)}:{purpose}")


def unsubscribe_address(person_id: int | None, purpose: str, to_address: str) -> str:
    """The page where a person says no to this kind of mail without signing in; empty where that is not offered."""
    known = purpose_of(purpose)
    if person_id is None or known is None or How.NEVER not in known.choices:
        return ""
    return address("notices:unsubscription", token=unsubscribe_token(person_id, to_address, purpose))


@dataclass(frozen=True, slots=True)
class Unsubscribing:
    """Who says no to what."""

    person: Person
    purpose: Purpose


def unsubscribing_of(token: str) -> Unsubscribing:
    """The reverse. Raises BadLink, also for an address that is not theirs any more and a mail one cannot choose."""
    holder, _colon, key = links.read(token, UNSUBSCRIBE_LINK).holder.rpartition(":")
    known = purpose_of(key)
    if known is None or How.NEVER not in known.choices:
        raise links.BadLink(links.Reason.OTHER_PURPOSE)
    return Unsubscribing(person_named(holder), known)


def week_number(day: date) -> int:
    """202649: the version of the weekly letter."""
    year, week, _weekday = day.isocalendar()
    return year * 100 + week


def weekly_letter(notices: Sequence[Notice], news: Sequence[News], day: date, person: Person | None = None) -> Draft:
    """The weekly letter of ``day``'s week with these lines and this news, all to one address.

    ``person``: whom the news is for; without news it is known from the lines.
    """
    newest = notices[-1] if notices else None
    person_id = person.pk if person else newest.person_id if newest else None
    to_address = newest.to_address if newest else (person.email or "") if person else ""
    language = person.language if person else newest.language if newest else "da"
    leaving = unsubscribe_address(person_id, WEEKLY_LETTER, to_address)
    context = {"notices": notices, "news": news, "week": day.isocalendar().week, "leaving": leaving}
    rendered = render("notices/weekly_letter.html", language, **context)
    return Draft(
        to_person_id=person_id,
        to_address=to_address,
        language=language,
        purpose=WEEKLY_LETTER,
        urgency=Urgency.DIGEST,
        subject=None,
        version=week_number(day),
        title=rendered.title,
        text=rendered.text,
        html=rendered.html,
        due_at=digest_moment(day),
    )
