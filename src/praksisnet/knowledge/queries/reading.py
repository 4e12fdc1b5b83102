"""A resource as it is read: its parts, its references, its versions, and how one refers to it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from praksisnet.approvals.difference import Paragraph, difference
from praksisnet.kit import formats, richtext
from praksisnet.knowledge.models import Resource, Version
from praksisnet.knowledge.queries.readers import PUBLISHED, resources_for
from praksisnet.knowledge.references import Reference, references
from praksisnet.knowledge.words import PARTS, Evidence, Kind, Licence, Part
from praksisnet.people.models import Person

COMPARED = ("kind", "title", "summary", "body", "authors", "source", "link", "evidence", "licence", "lang")


@dataclass(frozen=True, slots=True)
class PartShown:
    """``references`` of the part that holds them, else ``text``."""

    name: str
    label: str
    text: Markup
    references: list[Reference]


@dataclass(frozen=True, slots=True)
class Changed:
    """One text that is another than before, under the heading its readers know."""

    label: str
    paragraphs: list[Paragraph]


def parts_of(kind: str, parts: Mapping[str, str], *, sees_people: bool) -> list[PartShown]:
    """What is written of them, in the order they are read. Whom to contact is for those who see people here."""
    hidden = _hidden(sees_people)
    shown = [part for part in PARTS.get(Kind(kind), ()) if parts.get(part) and part not in hidden]
    return [
        PartShown(part.value, str(part.label), Markup(""), references(parts[part]))
        if part is Part.REFERENCES
        else PartShown(part.value, str(part.label), richtext.from_markdown(parts[part]), [])
        for part in shown
    ]


def whole_text(resource: Resource, *, is_cited: bool = True) -> Markup:
    """Its parts, each under its heading, and its text: for paper and slides, which name nobody to contact."""
    parts = parts_of(resource.kind, resource.parts, sees_people=False)
    told = [
        Markup("<h2>{}</h2>{}").format(part.label, part.text or _listed(part.references))
        for part in parts
        if is_cited or not part.references
    ]
    return Markup("").join([*told, richtext.from_markdown(resource.body)])


def _listed(cited: list[Reference]) -> Markup:
    lines = (f"{one.text} {one.address}".strip() for one in cited)
    return Markup("<ul>{}</ul>").format(Markup("").join(Markup("<li>{}</li>").format(line) for line in lines))


def _hidden(sees_people: bool) -> tuple[Part, ...]:
    return () if sees_people else (Part.CONTACT,)


def see_also_of(person: Person, resource: Resource) -> list[Resource]:
    """What its writers point at, as far as this reader may read it."""
    found = resources_for(person).filter(PUBLISHED, pk__in=resource.see_also.values("pk"))
    return list(found.defer("body").order_by("title", "pk"))


def version_of(resource: Resource) -> Version | None:
    """The one that readers see."""
    return resource.versions.filter(number=resource.version).first() if resource.version else None


def version_address(resource: Resource, number: int) -> str:
    """Permanent: it leads to the same text for as long as there is one."""
    path = reverse("knowledge:version", kwargs={"resource_id": resource.pk, "number": number})
    return f"{settings.SITE_ADDRESS}{path}"


def citation(resource: Resource, version: Version) -> str:
    """“Holm, B. (2026). Aflastning. Højskolen. Version 2, 3. september 2026. https://…”."""
    texts = version.texts
    who = texts["authors"] or texts["source"] or resource.programme.title
    made = _("Version %(number)s, %(day)s") % {
        "number": version.number,
        "day": formats.date_with_year(version.made_at),
    }
    house = [texts["source"]] if texts["source"] and texts["source"] != who else []
    said = map(_ended, (f"{who} ({version.made_at.year})", texts["title"], *house, made))
    return " ".join((*said, version_address(resource, version.number)))


def changes_between(old: Version | None, new: Version, *, sees_people: bool) -> list[Changed]:
    """Text by text, word by word; empty where only files differ. Whom to contact as in ``parts_of``."""
    before, after = (_readable(one.texts, _hidden(sees_people)) if one else {} for one in (old, new))
    return [
        Changed(label, difference(before.get(label, ""), after.get(label, "")))
        for label in dict.fromkeys((*after, *before))
        if before.get(label, "") != after.get(label, "")
    ]


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."


def _readable(texts: Mapping[str, Any], hidden: Collection[str]) -> dict[str, str]:
    """By the label that readers know, choices by their words."""
    choices: Mapping[str, Any] = {"kind": Kind, "evidence": Evidence, "licence": Licence}
    labels = _labels()
    found = {
        labels[name]: str(choices[name](texts[name]).label) if name in choices else texts[name]
        for name in COMPARED
        if name in labels and texts.get(name)
    }
    parts = {name: text for name, text in texts.get("parts", {}).items() if text and name not in hidden}
    return found | {str(Part(name).label): text for name, text in parts.items()}


def _labels() -> dict[str, str]:
    return {
        "kind": _("Type"),
        "title": _("Title"),
        "summary": _("In short"),
        "body": _("Text"),
        "authors": _("Authors"),
        "source": _("Source"),
        "link": _("Link to more"),
        "evidence": _("What it is based on"),
        "licence": _("Licence"),
    }
