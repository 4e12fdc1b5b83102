"""Who stands behind an answer link: it names the survey and the person, and is read from a mail or a page of ours."""

from dataclasses import dataclass
from datetime import timedelta

from praksisnet.evaluation.models import Survey, Token
from praksisnet.evaluation.words import ANSWER_LINK
from praksisnet.kit import links
from praksisnet.people.links import holder_of, person_named
from praksisnet.people.models import Person

LASTS = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who is asked, and whether the link is used."""

    survey: Survey
    person: Person
    is_spent: bool


def answer_token(survey: Survey, person: Person) -> str:
    """The same for the mail and for the form on the page, where it travels in the body and in no address."""
    return links.make(ANSWER_LINK, survey.pk, holder_of(person))


def asked_by(token: str) -> Asked:
    """Raises BadLink, or Token.DoesNotExist when the person is not asked (any more), or has left."""
    link = links.read(token, ANSWER_LINK, max_age=LASTS)
    person = person_named(link.holder)
    found = Token.objects.select_related("survey__meeting", "person").get(survey=link.row_id, person=person)
    return Asked(found.survey, found.person, found.spent_on is not None)
