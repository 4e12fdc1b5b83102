"""Before a meeting: what is asked, what the own municipality says, and how many have answered."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from praksisnet.adaptation import rules
from praksisnet.adaptation.models import Question, Reply
from praksisnet.kit import clock
from praksisnet.kit.names import sort_name
from praksisnet.kit.prepared import prepared
from praksisnet.meetings.models import Meeting
from praksisnet.people.models import Person


@dataclass(frozen=True, slots=True)
class OwnReply:
    body: str
    written_at: datetime
    writer_id: int | None
    writer: str  # empty when the writer is forgotten


@dataclass(frozen=True, slots=True)
class OwnReplies:
    """What one municipality says so far, by question, and who wrote last."""

    municipality_id: int
    name: str
    replies: dict[int, OwnReply] = field(default_factory=dict)

    def colleague(self, person: Person) -> str:
        """The first name of somebody else who wrote; empty when nobody did."""
        last = max(self.replies.values(), key=lambda reply: reply.written_at, default=None)
        return last.writer.split()[0] if last and last.writer and last.writer_id != person.pk else ""


@dataclass(frozen=True, slots=True)
class QuestionsPanel:
    """``own``: the municipalities the reader answers for; ``asks`` and ``reads``: may ask, and read all."""

    meeting: Meeting
    reader: Person
    questions: list[Question]
    own: list[OwnReplies]
    answered: int
    asks: bool
    reads: bool

    @property
    def is_open(self) -> bool:
        return is_open(self.meeting)


def is_open(meeting: Meeting) -> bool:
    """Until the meeting ends: who answers in its first session is not too late."""
    return not meeting.cancelled_at and not (meeting.ends_at and meeting.ends_at <= clock.now())


def questions_panel(person: Person, meeting: Meeting) -> QuestionsPanel | None:
    """For the meeting's page. None without questions, unless the reader may put some; one statement."""
    asks = rules.may_ask(person, meeting) and is_open(meeting)
    reads, mine = rules.may_see_replies(person, meeting), rules.answers_for(person, meeting)
    if not (asks or reads or mine):
        return None
    rows = _asked(meeting.pk, mine.keys())
    for row in rows:
        row.meeting = meeting
    questions: list[Any] = list({row.pk: row for row in rows}.values())
    if not questions and not asks:
        return None
    own = _own_replies(mine, rows) if mine and questions else []
    return QuestionsPanel(meeting, person, questions, own, questions[0].answered if questions else 0, asks, reads)


@prepared
def _asked(meeting_id: int, municipalities: Collection[int]) -> QuerySet[Any]:
    replied = Reply.objects.filter(question__meeting=OuterRef("meeting")).order_by().values("question__meeting")
    answered = replied.annotate(number=Count("municipality", distinct=True)).values("number")
    found = Question.objects.filter(meeting=meeting_id).annotate(answered=Coalesce(Subquery(answered), 0))
    asked = found.order_by("position", "pk")
    return _with_own(asked, municipalities) if municipalities else asked


def _with_own(questions: QuerySet[Question], municipalities: Collection[int]) -> QuerySet[Any]:
    """Joined with what these municipalities say to each question: a row for each reply, one where there is none."""
    theirs = FilteredRelation("replies", condition=Q(replies__municipality__in=list(municipalities)))
    return questions.annotate(own=theirs).annotate(
        own_of=F("own__municipality_id"),
        own_body=F("own__body"),
        own_written_at=F("own__written_at"),
        own_writer_id=F("own__written_by_id"),
        own_writer=F("own__written_by__name"),
    )


def _own_replies(municipalities: dict[int, str], rows: list[Any]) -> list[OwnReplies]:
    """``municipalities``: names by key; ``rows`` of ``_with_own``."""
    in_order = sorted(municipalities.items(), key=lambda one: (sort_name(one[1]), one[0]))
    own = {pk: OwnReplies(pk, name) for pk, name in in_order}
    for row in rows:
        if row.own_of in own:
            said = OwnReply(row.own_body, row.own_written_at, row.own_writer_id, row.own_writer or "")
            own[row.own_of].replies[row.pk] = said
    return list(own.values())


def all_replies(questions: list[Question]) -> list[tuple[Question, list[Reply]]]:
    """Every question with what the municipalities say to it: one statement."""
    said: dict[int, list[Reply]] = {question.pk: [] for question in questions}
    rows = Reply.objects.filter(question__in=questions).select_related("municipality")
    for reply in rows.order_by("municipality__sort_name", "pk"):
        said[reply.question_id].append(reply)
    return [(question, said[question.pk]) for question in questions]


def with_questions(person: Person, meetings: QuerySet[Any]) -> QuerySet[Any]:
    """Annotated with what ``meetings_with_questions`` reads: ``asks``, and ``said_851`` for each own municipality."""
    asked = Exists(Question.objects.filter(meeting=OuterRef("pk")))
    replies = Reply.objects.filter(question__meeting=OuterRef("pk"))
    places = {place for _programme, place in rules.own_places(person)}
    said = {f"said_{place}": Exists(replies.filter(municipality=place)) for place in sorted(places)}
    found: QuerySet[Any] = meetings.annotate(asks=asked, **said)
    return found


def meetings_with_questions(person: Person, meetings: Iterable[Any]) -> list[Meeting]:
    """Those from ``with_questions`` that ask something a municipality of the reader has not answered."""
    asking = [meeting for meeting in meetings if meeting.asks and is_open(meeting)]
    return [
        meeting
        for meeting in asking
        if not all(getattr(meeting, f"said_{place}") for place in rules.answers_for(person, meeting))
    ]
