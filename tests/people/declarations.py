"""Whether the tables say what they hold about persons: asked by a house test of every one of our models."""

import re
from collections.abc import Iterator
from typing import Any

from django.db import models

from praksisnet.kit.privacy import Privacy
from praksisnet.people.models import Person

# In any table these are about somebody; in a personal one so is every text that could name somebody.
ALWAYS = re.compile(r"(^|_)(email|phone|mobile|address|person_id|actor_id|first_name|last_name|birth\w*|cpr)$")
IN_PERSONAL = re.compile(r"(^|_)(text|html|body|note|remark|reason|comment|data|ip|user_agent)$")


def undeclared(found: type[models.Model]) -> list[str]:
    """What a model leaves unsaid, as sentences; empty when everything is declared."""
    privacy = getattr(found, "privacy", None)
    label = found._meta.label
    if not isinstance(privacy, Privacy):
        return [f"{label} does not declare its privacy."]
    names = {field.name for field in found._meta.concrete_fields}
    problems = [f"{label}.{name} is declared but does not exist." for name in privacy.fields if name not in names]
    problems += [
        f"{label}.{field.name} looks personal but is not declared."
        for field in found._meta.concrete_fields
        if field.name not in privacy.fields and (_looks_personal(field, privacy) or _is_somebodys_name(field, names))
    ]
    return problems + list(_unkept(found, privacy))


def relations_to_person(found: type[models.Model]) -> list[str]:
    """The names of the fields by which a model points at a person."""
    return [field.name for field in found._meta.concrete_fields if field.related_model is Person]


def _looks_personal(field: "models.Field[Any, Any]", privacy: Privacy) -> bool:
    if field.related_model is Person or isinstance(field, models.EmailField) or ALWAYS.search(field.name):
        return True
    return privacy.kind == "personal" and not field.choices and bool(IN_PERSONAL.search(field.name))


def _is_somebodys_name(field: "models.Field[Any, Any]", names: set[str]) -> bool:
    """Themes and networks have names too; beside a mail address it is a person's."""
    return field.name == "name" and bool(names & {"email", "address", "phone"})


def _unkept(found: type[models.Model], privacy: Privacy) -> Iterator[str]:
    """A personal table needs a purpose and a time of keeping whose fields exist."""
    label = found._meta.label
    if privacy.kind == "impersonal":
        return
    if not privacy.fields or not privacy.purpose.strip() or not privacy.category:
        yield f"{label} must name fields, category and purpose."
    if not privacy.keep:
        yield f"{label} does not say how long it is kept."
    names = {field.name for field in found._meta.concrete_fields}
    for keep in privacy.keep:
        if keep.days is not None and keep.after.split("__")[0] not in names:
            yield f"{label} is kept for {keep.days} days after “{keep.after}”, which does not exist."
        yield from (f"{label}.{name} is to be emptied but does not exist." for name in keep.clear if name not in names)
