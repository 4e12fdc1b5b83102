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

from praksisnet.kit.plain_text import text_of
from praksisnet.kit.quiet import is_quiet
from praksisnet.notices.letters import Draft, Urgency
from praksisnet.notices.models import Notice
from praksisnet.notices.purposes import WEEKLY_LETTER
from praksisnet.notices.window import digest_moment
from praksisnet.people.models import Person


@dataclass(frozen=True, slots=True)
class Rendered:
    title: str
    text: str
    html: str


def address(name: str, **kwargs: Any) -> str:
    """The full address of a page, as a mail needs it."""
    return settings.SITE_ADDRESS + reverse(name, kwargs=kwargs or None)


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


def week_number(day: date) -> int:
    """202649: the version of the weekly letter."""
    year, week, _weekday = day.isocalendar()
    return year * 100 + week


def weekly_letter(notices: Sequence[Notice], day: date) -> Draft:
    """The weekly letter of ``day``'s week with these lines, all to one address."""
    newest = notices[-1]
    rendered = render("notices/weekly_letter.html", newest.language, notices=notices, week=day.isocalendar().week)
    return Draft(
        to_person_id=newest.person_id,
        to_address=newest.to_address,
        language=newest.language,
        purpose=WEEKLY_LETTER,
        urgency=Urgency.DIGEST,
        subject=None,
        version=week_number(day),
        title=rendered.title,
        text=rendered.text,
        html=rendered.html,
        due_at=digest_moment(day),
    )
