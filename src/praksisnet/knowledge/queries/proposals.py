"""What an uploaded file could be called in the library, for somebody to mend: title, type, theme and first words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from praksisnet.files.models import StoredFile
from praksisnet.files.words import Kind as FileKind
from praksisnet.guard.neutral import find_signs
from praksisnet.kit.names import fold, one_line
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.words import Kind
from praksisnet.networks.models import Programme
from praksisnet.themes.models import Theme, ThemeWord

READ = 20_000  # letters of a file that are looked at
LONGEST_SUMMARY = 300
FEWEST = 40  # letters of a line that may be a sentence, rather than a heading
IN_TITLE = 5  # a theme named in the title counts as much as named so often in the text

# What programs write there when nobody has said anything.
_NO_TITLE = re.compile(
    r"microsoft (?:word|powerpoint|excel)\b.*|powerpoint.{0,3}(?:præsentation|presentation)|præsentation\d*|"
    r"presentation\d*|word.document|dokument\d*|document\d*|untitled.*|uden titel.*|slide ?\d*|"
    r".*\.(?:docx?|pptx?|xlsx?|odt|pdf)",
    re.I,
)
# Words of titles, by the type they tell; the first that is found decides.
_TELLING = (
    (Kind.MATERIAL, ("referat", "dagsorden", "program", "oplaeg", "noter", "minutes", "agenda")),
    (Kind.LEGISLATION, ("bekendtgoerelse", "lovgivning", "lovforslag", "cirkulaere", "legislation")),
    (Kind.RESEARCH, ("forskning", "undersoegelse", "rapport", "evaluering", "research", "report")),
    (Kind.TOOL, ("skabelon", "skema", "tjekliste", "guide", "redskab", "template", "checklist")),
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """``known`` holds the same file already; ``signs``: places in it that may be about one child or family."""

    file: StoredFile
    title: str
    kind: Kind
    theme_id: int | None
    summary: str
    known: Resource | None
    signs: int


def proposals_for(files: Sequence[StoredFile], programme: Programme, themes: Iterable[Theme]) -> list[Proposal]:
    """One for each file, in their order; three statements, however many there are."""
    words = _words_of(themes)
    known = {one.digest: one for one in _holding(files, programme)}
    return [_proposal(file, words, known.get(file.digest)) for file in files]


def title_of(file: StoredFile) -> str:
    """What the document calls itself; else its file's name, as one would write it."""
    own = one_line(file.title)
    if len(own) > 3 and not _NO_TITLE.fullmatch(own):
        return own[:200]
    stem = file.name.rpartition(".")[0].replace("_", " ")
    stem = " ".join((stem if " " in stem.strip() else stem.replace("-", " ")).split())
    return stem[:1].upper() + stem[1:]


def summary_of(file: StoredFile) -> str:
    """Its first sentences, not its title once more; of a picture, where it came from."""
    for line in map(one_line, file.text[:READ].splitlines()):
        if len(line) >= FEWEST and line != one_line(file.title):
            return _cut(line)
    return _("From the file “%(name)s”.") % {"name": file.name}


def _proposal(file: StoredFile, words: dict[str, int], known: Resource | None) -> Proposal:
    title, text = title_of(file), file.text[:READ]
    folded = fold(title)
    kind = next((kind for kind, telling in _TELLING if any(word in folded for word in telling)), None)
    kind = kind or (Kind.MATERIAL if file.kind == FileKind.PPTX else Kind.TOOL)
    return Proposal(
        file, title, kind, _theme(folded, fold(text), words), summary_of(file), known, len(find_signs(text))
    )


def _theme(title: str, text: str, words: dict[str, int]) -> int | None:
    """The theme that is named most often."""
    named = {word: IN_TITLE * title.count(word) + text.count(word) for word in words}
    best = max(named, key=lambda word: named[word], default="")
    return words[best] if best and named[best] else None


def _words_of(themes: Iterable[Theme]) -> dict[str, int]:
    """Folded names and other words of the themes, to the theme's number."""
    names = {theme.folded: theme.pk for theme in themes}
    others = ThemeWord.objects.filter(theme__in=names.values()).values_list("folded", "theme")
    return {**dict(others), **names}


def _holding(files: Sequence[StoredFile], programme: Programme) -> QuerySet[Any]:
    """What is in the library with the same bytes, with their ``digest``."""
    digests = [file.digest for file in files]
    found = Resource.objects.filter(programme=programme, archived_at__isnull=True, files__digest__in=digests)
    return found.annotate(digest=F("files__digest")).only("title").order_by("pk")


def _cut(line: str) -> str:
    """At the end of a sentence, else of a word."""
    if len(line) <= LONGEST_SUMMARY:
        return line
    kept = line[:LONGEST_SUMMARY]
    end = kept.rfind(". ")
    return kept[: end + 1] if end >= FEWEST else kept.rpartition(" ")[0] + " …"
