"""What facilitators and knowledge partners write, and what a meeting leaves behind."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from praksisnet.access.actions import audience
from praksisnet.files.actions import Upload
from praksisnet.files.models import StoredFile
from praksisnet.journal.actions import record
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.actions.attaching import attach, show_files
from praksisnet.knowledge.actions.finding import index_resource
from praksisnet.knowledge.actions.texts import TEXTS, tidy, tidy_parts
from praksisnet.knowledge.actions.versions import keep_version
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries.readers import library_tokens
from praksisnet.knowledge.sockets import tell_renamed
from praksisnet.knowledge.words import MATERIAL_LASTS, REVIEWED, REVIEWED_EVERY, REVIEWED_KINDS, Kind, State
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
    parts: Mapping[str, str] | None = None,
    source: str = "",
    authors: str = "",
    link: str = "",
    evidence: str = "",
    licence: str = "",
    lang: str = "da",
    themes: Iterable[Theme] = (),
    files: Iterable[StoredFile] = (),
    session: Session | None = None,
    municipality: Organisation | None = None,
    municipalities: Iterable[Organisation] = (),
    see_also: Iterable[Resource] = (),
    owner: Person | None = None,
    review_on: date | None = None,
    expires_on: date | None = None,
    tokens: Iterable[str] | None = None,
    upload: Iterable[Upload] = (),
    by: Actor,
) -> Resource:
    """A draft, seen by those who write in the programme. ``body`` is Markdown; ``upload`` files to keep with it.

    ``parts``: the texts of its kind (``words.PARTS``); those of other kinds are not kept.
    ``tokens``: who may read it once it is published; None: the programme's members, its readers and its authority.
    Refuses: no title or summary; a text that is too long; an unknown kind; a link that is no web address; a CPR number.
    """
    texts = tidy(
        {"kind": kind, "title": title, "summary": summary, "body": body, "source": source, "authors": authors}
        | {"link": link, "evidence": evidence, "licence": licence, "lang": lang}
    )
    resource = Resource.objects.create(
        programme=programme,
        session=session,
        municipality=municipality,
        owner=owner,
        review_on=review_on,
        expires_on=expires_on,
        parts=tidy_parts(texts["kind"], parts or {}),
        audience=audience(library_tokens(programme) if tokens is None else tokens),
        made_at=clock.now(),
        made_by_id=by.signed_in_id,
        **texts,
    )
    resource.themes.set(themes)
    resource.files.set(files)
    resource.municipalities.set(municipalities)
    resource.see_also.set(see_also)
    if upload:
        attach(resource, upload, by=by)
    index_resource(resource)
    record("resource_created", resource, by=by, refs={"session": session.pk if session else None})
    return resource


def kept_right(kind: str, owner: Person) -> dict[str, Any]:
    """Of what becomes wrong with time: whose it is, and the day to look at it again. For ``create_resource``."""
    return {"owner": owner, "review_on": clock.today() + REVIEWED_EVERY} if kind in REVIEWED_KINDS else {}


@transaction.atomic
def change_resource(
    resource: Resource, *, upload: Iterable[Upload] = (), restores: int | None = None, by: Actor, **wanted: Any
) -> Resource:
    """New values for any of what ``create_resource`` takes but ``session`` and ``tokens``; what is not named stays.

    A repeat changes nothing. What readers see becomes a version. A new owner is asked anew. Refuses as
    ``create_resource`` does; another kind or municipality of an example that is released and published.
    """
    resource = locked(resource)
    changed = _set_values(resource, wanted)
    rows = [name for name in ROWS if name in wanted]
    changed |= {name for name in rows if _set_rows(resource, name, wanted[name])}
    if upload:
        attach(resource, upload, by=by)
        changed.add("files")
    if changed & {"kind", "municipality"}:
        _end_releases(resource)
    if changed:
        resource.save()
        keep_version(resource, restores=restores, by=by)
        index_resource(resource)
        show_files(resource, by=by)
        record("resource_changed", resource, by=by, fields=changed)
        if "owner" in changed:
            drop(resource, condition=REVIEWED, by=by)
        settle(resource, by=by)
    if "title" in changed:
        tell_renamed(resource)
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
        expires_on=timezone.localdate(meeting.starts_at or clock.now()) + MATERIAL_LASTS,
        by=by,
    )


ROWS = ("themes", "files", "municipalities", "see_also")


def _set_values(resource: Resource, wanted: Mapping[str, Any]) -> set[str]:
    values = {**wanted, **tidy({name: wanted[name] for name in TEXTS if name in wanted})}
    kind = values.get("kind", resource.kind)
    values["parts"] = tidy_parts(kind, wanted.get("parts", resource.parts))
    names = (*TEXTS, "parts", "municipality", "owner", "review_on", "expires_on")
    changed = {name for name in names if name in values and getattr(resource, name) != values[name]}
    for name in changed:
        setattr(resource, name, values[name])
    return changed


def _end_releases(resource: Resource) -> None:
    """A leader's yes is for one municipality's example; it does not follow to another."""
    live = resource.releases.filter(ended_at__isnull=True)
    if resource.state is State.PUBLISHED and live.filter(released_at__isnull=False).exists():
        raise Refused(_("It is released as this municipality’s example. Archive it before you make it another’s."))
    live.update(ended_at=clock.now())


def locked(resource: Resource) -> Resource:
    """The resource as it is now, and nobody else's for the rest of the transaction."""
    return Resource.objects.select_for_update().get(pk=resource.pk)


def _set_rows(resource: Resource, name: str, rows: Iterable[Model]) -> bool:
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
