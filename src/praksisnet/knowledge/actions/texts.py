"""A resource's texts as they are kept: tidied, short enough, with nobody's number in them."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.markdown import as_read
from praksisnet.guard.text import refuse_cpr
from praksisnet.kit.names import as_written, one_line
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.references import unreadable
from praksisnet.knowledge.words import MOST_LETTERS, MOST_OF_A_PART, PARTS, Evidence, Kind, Licence, Part

LIMITS = {"title": 200, "summary": 500, "source": 200, "authors": 300, "link": 500, "body": MOST_LETTERS}
CHOICES: Mapping[str, list[str]] = {
    "evidence": ["", *Evidence.values],
    "licence": ["", *Licence.values],
    "lang": [language for language, _name in settings.LANGUAGES],
}
TEXTS = ("kind", *LIMITS, *CHOICES)


def tidy(texts: Mapping[str, str]) -> dict[str, str]:
    """The texts as they are kept, each of one line but the body; only those that are given are looked at."""
    kept = {name: one_line(text) for name, text in texts.items() if name != "body"}
    if "body" in texts:
        kept["body"] = as_written(texts["body"])
    if kept.get("kind", Kind.TOOL) not in Kind.values:
        raise Refused(_("Choose what kind of knowledge it is."))
    if any(kept.get(name, known[0]) not in known for name, known in CHOICES.items()):
        raise Refused(_("Choose one of the options."))
    if not (kept.get("title", "-") and kept.get("summary", "-")):
        raise Refused(_("Write a title, and one or two sentences about what it is."))
    if any(len(kept.get(name, "")) > limit for name, limit in LIMITS.items()):
        raise Refused(_("The text is too long. Attach the long version as a file."))
    if kept.get("link") and not kept["link"].startswith(("https://", "http://")):
        raise Refused(_("Write the link as an address that begins with https://."))
    refuse_cpr(*kept.values(), as_read(kept.get("body", "")))
    return kept


def tidy_parts(kind: str, parts: Mapping[str, Any]) -> dict[str, str]:
    """Those of the parts that this kind has and that say something.

    Refuses: one that is too long; a reference that cannot be read; a CPR number.
    """
    asked = PARTS.get(Kind(kind), ())
    kept = {part.value: as_written(str(parts.get(part, ""))) for part in asked if str(parts.get(part, "")).strip()}
    if any(len(text) > MOST_OF_A_PART for text in kept.values()):
        raise Refused(_("The text is too long. Attach the long version as a file."))
    for number, line in unreadable(kept.get(Part.REFERENCES, "")):
        raise Refused(
            _(
                "Line %(number)s of the references: “%(line)s” has no DOI that can be read. "
                "A DOI looks like 10.1000/182."
            )
            % {"number": number, "line": line}
        )
    refuse_cpr(*kept.values(), *map(as_read, kept.values()))
    return kept
