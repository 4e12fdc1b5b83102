"""What facilitators and knowledge partners write, and what a meeting leaves behind."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.access.actions import audience
from praksisnet.files.inspection import Checked
from praksisnet.files.models import StoredFile
from praksisnet.guard.text import refuse_cpr
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.names import as_written, one_line
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.actions.attaching import attach, show_files
from praksisnet.knowledge.actions.finding import index_resource
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries.readers import library_tokens
from praksisnet.knowledge.words import MOST_LETTERS, Kind
from praksisnet.meetings.models import Meeting, Session, Speaking
from praksisnet.networks.models import Programme
from praksisnet.organisations.models import Organisation
from praksisnet.people.models import Person
from praksisnet.themes.models import Theme
from praksisnet.todos.actions import drop, settle


@transaction.atomic
def create_resource(
    programme: Programme,
    *,
    kind: str,
    title: str,
    summary: str,
    body: str = "",
    source: str = "",
    link: str = "",
    themes: Iterable[Theme] = (),
    files: Iterable[StoredFile] = (),
    session: Session | None = None,
    municipality: Organisation | None = None,
    owner: Person | None = None,
    review_on: date | None = None,
    tokens: Iterable[str] | None = None,
    upload: Checked | None = None,
    by: Actor,
) -> Resource:
    """A draft, seen by those who write in the programme. ``body`` is Markdown; ``upload`` a file to keep with it.

    ``tokens``: who may read it once it is published; None: the programme's members, its readers and its authority.
    Refuses: no title or summary; a text that is too long; an unknown kind; a link that is no web address; a CPR number.
    """
    texts = _tidy({"kind": kind, "title": title, "summary": summary, "body": body, "source": source, "link": link})
    resource = Resource.objects.create(
        programme=programme,
        session=session,
        municipality=municipality,
        owner=owner,
        review_on=review_on,
        audience=audience(library_tokens(programme) if tokens is None else tokens),
        made_at=clock.now(),
        made_by_id=by.signed_in_id,
        **texts,
    )
    resource.themes.set(themes)
    resource.files.set(files)
    if upload:
        attach(resource, upload, by=by)
    index_resource(resource)
    record("resource_created", resource, by=by, refs={"session": session.pk if session else None})
    return resource


@transaction.atomic
def change_resource(resource: Resource, *, upload: Checked | None = None, by: Actor, **wanted: Any) -> Resource:
    """New values for any of what ``create_resource`` takes but ``session`` and ``tokens``; what is not named stays.

    A repeat changes nothing. A new owner is asked anew. Refuses as ``create_resource`` does.
    """
    resource = locked(resource)
    values = {**wanted, **_tidy({name: wanted[name] for name in _TEXTS if name in wanted})}
    changed = []
    for name in (*_TEXTS, "municipality", "owner", "review_on"):
        if name in values and getattr(resource, name) != values[name]:
            setattr(resource, name, values[name])
            changed.append(name)
    rows = [name for name in ("themes", "files") if name in values]
    changed += [name for name in rows if _set_rows(resource, name, values[name])]
    if upload:
        attach(resource, upload, by=by)
        changed.append("files")
    if changed:
        resource.save()
        index_resource(resource)
        show_files(resource, by=by)
        record("resource_changed", resource, by=by, fields=set(changed))
        if "owner" in changed:
            drop(resource, by=by)
        settle(resource, by=by)
    return resource


@transaction.atomic
def resource_from_session(session: Session, *, by: Actor) -> Resource:
    """A draft with the session's title, themes, notes, and the slides its speakers have released.

    A repeat returns the draft or resource that is there. Refuses: a CPR number in the notes.
    """
    session = Session.objects.select_for_update().get(pk=session.pk)
    existing = session.resources.filter(archived_at__isnull=True).order_by("pk").first()
    if existing:
        return existing
    meeting = Meeting.objects.select_related("programme", "network").get(pk=session.meeting_id)
    speakings = list(Speaking.objects.filter(session=session).select_related("slides"))
    return create_resource(
        meeting.programme,
        kind=Kind.MATERIAL,
        title=session.title,
        summary=session.abstract[:500].strip() or meeting.lead or meeting.title,
        body=_paragraphs(session.notes),
        source=meeting.network.name if meeting.network else meeting.title,
        themes=meeting.themes.all(),
        files=[one.slides for one in speakings if one.slides and one.slides_released_at],
        session=session,
        by=by,
    )


def locked(resource: Resource) -> Resource:
    """The resource as it is now, and nobody else's for the rest of the transaction."""
    return Resource.objects.select_for_update().get(pk=resource.pk)


_TEXTS = ("kind", "title", "summary", "body", "source", "link")


def _tidy(texts: dict[str, str]) -> dict[str, str]:
    """The texts as they are kept, each of one line but the body; only those that are given are looked at."""
    kept = {name: one_line(text) for name, text in texts.items() if name != "body"}
    if "body" in texts:
        kept["body"] = as_written(texts["body"])
    if kept.get("kind", Kind.TOOL) not in Kind.values:
        raise Refused(_("Choose what kind of knowledge it is."))
    if not (kept.get("title", "-") and kept.get("summary", "-")):
        raise Refused(_("Write a title, and one or two sentences about what it is."))
    limits = {"title": 200, "summary": 500, "source": 200, "link": 500, "body": MOST_LETTERS}
    if any(len(kept.get(name, "")) > limit for name, limit in limits.items()):
        raise Refused(_("The text is too long. Attach the long version as a file."))
    if kept.get("link") and not kept["link"].startswith(("https://", "http://")):
        raise Refused(_("Write the link as an address that begins with https://."))
    refuse_cpr(*kept.values())
    return kept


def _set_rows(resource: Resource, name: str, rows: Iterable[Theme] | Iterable[StoredFile]) -> bool:
    relation: Any = getattr(resource, name)
    before, after = set(relation.values_list("pk", flat=True)), {row.pk for row in rows}
    if before == after:
        return False
    relation.set(after)
    return True


def _paragraphs(notes: str) -> str:
    """Notes are written line by line; in Markdown a line of its own is a paragraph, or a part of a list."""
    lines = [line.rstrip() for line in notes.splitlines() if line.strip()]
    parts: list[str] = []
    for line in lines:
        is_item = line.lstrip().startswith(("- ", "* ", "• "))
        text = line.lstrip().replace("• ", "- ", 1) if is_item else line
        parts.append(text if is_item and parts and parts[-1].lstrip().startswith(("- ", "* ")) else f"\n{text}")
    return "\n".join(parts).strip()
