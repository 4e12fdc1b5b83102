"""What those who write, review and release are told, and what an author hears of the use."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from praksisnet.kit.half_years import HalfYear
from praksisnet.knowledge.models import Correction, Release, Resource
from praksisnet.knowledge.queries.releases import release_token
from praksisnet.knowledge.queries.uses import Used
from praksisnet.knowledge.words import RELEASE_LINK, REVIEW_PURPOSE, USE_PURPOSE
from praksisnet.notices.letters import Draft, Urgency, half_year_budget
from praksisnet.notices.mails import address, letter_to, render
from praksisnet.notices.models import How
from praksisnet.notices.purposes import Purpose
from praksisnet.people.models import Person

GUEST_LANGUAGE = "da"
OVERDUE = 1_000_000  # added to a day's number, the version of the letter that says it has passed

PURPOSES = (
    Purpose(
        REVIEW_PURPOSE,
        _("A resource is due for review"),
        _(
            "A month before something you look after in the knowledge bank is due for review, "
            "and when the day has passed."
        ),
        How.AT_ONCE,
    ),
    Purpose(
        USE_PURPOSE,
        _("How your research briefs are used"),
        _("Twice a year: how often what you wrote was opened and downloaded, and how many have tried it."),
        How.AT_ONCE,
    ),
)


def sent_letter(resource: Resource, person: Person) -> Draft:
    """To a knowledge partner: a colleague waits."""
    version = int(resource.sent_at.timestamp()) if resource.sent_at else 0
    return _about(resource, person, "sent", version=version, sent_by=resource.sent_by)


def sent_back_letter(correction: Correction, person: Person) -> Draft:
    return _about(correction.resource, person, "sent_back", version=correction.pk, correction=correction)


def published_letter(resource: Resource, person: Person) -> Draft:
    """To the one who sent it: the answer."""
    return _about(resource, person, "published", version=resource.version)


def declined_letter(release: Release, text: str, person: Person) -> Draft:
    return _about(release.resource, person, "declined", version=release.pk, release=release, text=text)


def withdrawn_letter(release: Release, person: Person) -> Draft:
    return _about(release.resource, person, "withdrawn", version=release.pk, release=release)


def release_letter(release: Release) -> Draft:
    """To the leader, who has no account: the link is the whole way."""
    return _to_leader(release, "release", version=0)


def example_letter(release: Release) -> Draft:
    """To the leader who released it: it is published, or has been changed since."""
    return _to_leader(release, "example", version=release.resource.version)


def review_letter(person: Person, due: Sequence[Resource], review_on: date, *, passed: bool) -> Draft:
    """One for each owner and day, whatever number is to be reviewed by it."""
    link = address("knowledge:resource", resource_id=due[0].pk) if len(due) == 1 else address("knowledge:reviews")
    letter = render(
        "knowledge/mail/review.html",
        person.language,
        **{"person": person, "due": due, "review_on": review_on, "passed": passed, "link": link},
    )
    version = review_on.toordinal() + (OVERDUE if passed else 0)
    return letter_to(
        person,
        letter,
        purpose=REVIEW_PURPOSE,
        urgency=Urgency.PLANNED,
        subject=None,
        version=version,
        budget_key=f"knowledge:review:{review_on}",
        link=link,
    )


def use_letter(person: Person, half: HalfYear, used: Sequence[Used]) -> Draft:
    link = address("knowledge:library")
    letter = render(
        "knowledge/mail/use.html", person.language, **{"person": person, "half": half, "used": used, "link": link}
    )
    return letter_to(
        person,
        letter,
        purpose=USE_PURPOSE,
        urgency=Urgency.PLANNED,
        subject=None,
        version=half.first_day.toordinal(),
        link=link,
        **half_year_budget(USE_PURPOSE, half.first_day),
    )


def _about(resource: Resource, person: Person, name: str, *, version: int, **context: Any) -> Draft:
    link = address("knowledge:resource", resource_id=resource.pk)
    letter = render(
        f"knowledge/mail/{name}.html",
        person.language,
        **{"resource": resource, "person": person, "link": link, **context},
    )
    return letter_to(
        person,
        letter,
        purpose=f"knowledge.{name}",
        urgency=Urgency.RECEIPT,
        subject=resource,
        version=version,
        link=link,
    )


def _to_leader(release: Release, name: str, *, version: int) -> Draft:
    resource = release.resource
    letter = render(
        f"knowledge/mail/{name}.html",
        GUEST_LANGUAGE,
        release=release,
        resource=resource,
        link=address("knowledge:example", token=release_token(release)),
    )
    return Draft(
        to_address=release.email,
        language=GUEST_LANGUAGE,
        purpose=f"{RELEASE_LINK}_{name}",
        urgency=Urgency.RECEIPT,
        subject=release,
        version=version,
        title=letter.title,
        text=letter.text,
        html=letter.html,
    )
