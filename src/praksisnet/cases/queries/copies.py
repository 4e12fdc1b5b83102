"""Where the words of an item lie besides its own row."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from praksisnet.approvals.models import Approval
from praksisnet.cases import sockets
from praksisnet.cases.models import Case
from praksisnet.guard.forms import texts_in
from praksisnet.notices.models import Letter, Notice
from praksisnet.notices.queries import letters_linking, letters_saying, lines_linking, lines_saying
from praksisnet.todos.models import Todo

# Long enough to be nobody else's words, short enough to stand in one piece in a letter.
LEAST, LONGEST, MOST = 16, 60, 12
SHORTEST = 3
_SENTENCES = re.compile(r"[\n\r.?!:;|*#_\[\]()]+")


def phrases_of(case: Case) -> list[str]:
    """Parts of the sentences by which a copy of them is known again: the first of each text, and some more.

    Asked while they are withheld.
    """
    held = [(sockets.kind_named(row.key), row.words) for row in case.withheld.order_by("pk")]
    return _in_turn([list(_phrases(kind, words)) for kind, words in held if kind])


def _in_turn(found: Sequence[Sequence[str]]) -> list[str]:
    in_turn = [phrases[at] for at in range(MOST) for phrases in found if at < len(phrases)]
    return list(dict.fromkeys(in_turn))[:MOST]


def _phrases(kind: sockets.Kind, words: Mapping[str, Any]) -> Iterator[str]:
    for text in _texts(words, _known_by(kind)):
        for sentence in _SENTENCES.split(text):
            phrase = sentence.strip()[:LONGEST].strip()
            if len(phrase) >= LEAST:
                yield phrase


def _texts(words: Mapping[str, Any], names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from texts_in(words.get(name))


def says_again(held: Mapping[str, Any], written: Mapping[str, Any]) -> bool:
    """Whether any column says a sentence that is held of it, or, where that is short, just what is held."""
    return any(_is_said(list(texts_in(held.get(name))), list(texts_in(text))) for name, text in written.items())


def _is_said(held: list[str], written: list[str]) -> bool:
    whole = {text.strip() for text in held} - {""}
    sentences = {part.strip() for text in held for part in _SENTENCES.split(text) if len(part.strip()) >= LEAST}
    return any(text.strip() in whole or any(part in text for part in sentences) for text in written)


def written_down(parts: Sequence[sockets.Part]) -> Iterator[sockets.Part]:
    """Copies of the parts, as rows of their own: the titles of tasks about them, and what was sent to be approved.

    Asked before anything is withheld.
    """
    words = [(kind, {name: getattr(row, name) for name in kind.texts}) for kind, row in parts]
    begins = {text.strip()[:LONGEST].strip() for kind, said in words for text in _texts(said, kind.texts)} - {""}
    phrases = _in_turn([list(_phrases(kind, said)) for kind, said in words])
    about = reduce(or_, (Q(subject_kind=_label(kind), subject_id=row.pk) for kind, row in parts))
    approved = reduce(or_, (Q(text__contains=phrase) for phrase in phrases), about)
    rows = [*Todo.objects.filter(about).order_by("pk"), *Approval.objects.filter(approved).order_by("pk")]
    for row in rows:
        kind = sockets.kind_named(sockets.TASK if isinstance(row, Todo) else sockets.APPROVAL)
        if kind and any(begin in text for text in _texts(vars(row), kind.texts) for begin in begins):
            yield kind, row


def _label(kind: sockets.Kind) -> str:
    return kind.model._meta.label_lower  # noqa: SLF001 -- Django's documented way to a model's label


def letters_of(case: Case) -> QuerySet[Letter]:
    """Letters about the rows of the case, or with words of theirs; not this room's own, which hold none."""
    rows = case.withheld.order_by("pk").values_list("kind", "row")
    found = letters_saying(rows, phrases_of(case)) | letters_linking(case.address, _short_of(case))
    return found.exclude(purpose__startswith="cases.")


def lines_of(case: Case) -> QuerySet[Notice]:
    return lines_saying(letters_of(case), phrases_of(case)) | lines_linking(case.address, _short_of(case))


def _short_of(case: Case) -> list[str]:
    """Texts that may be anybody's words, as a short title is; but not beside a link to where they stood."""
    held = [(sockets.kind_named(row.key), row.words) for row in case.withheld.order_by("pk")]
    texts = {text.strip() for kind, words in held if kind for text in _texts(words, _known_by(kind))}
    return sorted(text for text in texts if SHORTEST <= len(text) < LEAST)


def _known_by(kind: sockets.Kind) -> Iterable[str]:
    return kind.texts if kind.known_by is None else kind.known_by
