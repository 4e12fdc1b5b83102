"""What a template needs to know of a form field to draw it in the design system's markup."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms import BaseForm, BoundField, widgets
from django.forms.utils import flatatt
from django.utils.translation import gettext as _

from praksisnet.kit.meanwhile import TAKEN, Meanwhile, Piece, compared

_WIDTHS = {"xs", "s", "m", "l", "xl"}
A_SENTENCE = 120  # letters: a line for more of them is drawn wide, so that what is written can be read
_KINDS: list[tuple[type, str]] = [
    (widgets.CheckboxSelectMultiple, "checkboxes"),
    (widgets.RadioSelect, "radios"),
    (widgets.CheckboxInput, "checkbox"),
    (widgets.Select, "select"),
    (widgets.DateInput, "date"),
    (widgets.Textarea, "textarea"),
    (widgets.FileInput, "file"),
]
BLANK = BLANK_CHOICE_DASH[0][1]
_CLASSES = {"checkbox": "form-checkbox", "select": "form-select", "file": "form-input form-file", "hidden": ""}


@dataclass(frozen=True, slots=True)
class Option:
    id: str
    value: str
    label: Any
    selected: bool


@dataclass(slots=True)
class Control:
    """One field ready to be drawn. ``widget`` is its tag, ``attributes`` the same as text for hand-drawn tags."""

    kind: str
    id: str
    name: str
    label: Any
    hint: Any
    errors: list[str]
    required: bool
    described_by: str
    attributes: str = ""
    widget: Any = ""
    value: str = ""
    options: list[Option] = field(default_factory=list)
    groups: list[tuple[str, list[Option]]] = field(default_factory=list)
    # Below the field: what the form offers instead of what was typed (``guard.offers``).
    offer: Any = None
    # Above a choice among many: the words to look for (``kit.searching``).
    sought: Any = None
    # Drawn before the first field of a form that looks for what others saved meanwhile.
    along: Any = ""
    # What stands there now, where it is not what was sent; said when the field holds it already.
    now: "Now | None" = None


@dataclass(frozen=True, slots=True)
class Now:
    """``is_own``: in somebody's words, which are Danish on every page."""

    pieces: list[Piece]
    said: str = ""
    is_own: bool = False


def control(bound: BoundField, hint: Any = "", width: str | int = "") -> Control:
    """``width`` is a number of characters, or xs, s, m, l, xl, where the field's kind does not say it. A form's
    ``needed`` names fields that are not optional once the part they belong to is chosen."""
    made = _described(bound, hint or bound.help_text or _example(bound))
    if isinstance(bound.form, Meanwhile):
        made.along, made.now = bound.form.draw_seen(), _now(bound)
        made.described_by = f"{made.described_by} {made.id}-now".strip() if made.now else made.described_by
    attrs = _attributes(bound, made, str(width))
    made.sought = getattr(bound.field, "sought", None)
    if made.errors and hasattr(bound.form, "offer_for_field"):
        made.offer = bound.form.offer_for_field(bound.name)
    if made.kind in {"radios", "checkboxes"}:
        made.options = [option for _group, options in _choices(bound, bound.value()) for option in options]
    elif made.kind == "select":
        made.groups = _choices(bound, bound.value())
        made.attributes = flatatt({**bound.field.widget.attrs, **attrs, **_several(bound)})
    elif made.kind == "checkbox":
        checked = {"checked": True} if bound.value() else {}
        made.attributes = flatatt({**bound.field.widget.attrs, **attrs, **checked})
    else:
        made.widget = bound.as_widget(attrs=attrs)
        made.value = _iso(bound) if made.kind == "date" else ""
    return made


def problems(form: BaseForm) -> list[tuple[str, str]]:
    """What the summary lists: (anchor, text); the anchor is empty for what belongs to no field."""
    general = [("", str(text)) for text in form.non_field_errors()]
    fields = [(_anchor(bound), f"{_named(bound)} {text}") for bound in form for text in (*bound.errors, *_taken(bound))]
    return general + fields


def is_overtaken(form: BaseForm) -> bool:
    """Whether somebody saved since the page was opened: the summary says so first."""
    return bool(getattr(form, "meanwhile", ()))


def _taken(bound: BoundField) -> list[str]:
    return [str(TAKEN)] if bound.name in getattr(bound.form, "taken", ()) else []


def _now(bound: BoundField) -> Now | None:
    if bound.name not in getattr(bound.form, "meanwhile", ()):
        return None
    if said := "".join(_taken(bound)):
        return Now([], said)
    now, sent = (_to_read(bound, value) for value in (bound.field.prepare_value(bound.initial), bound.value()))
    is_own = _kind(bound) in {"textarea", "input"}
    return Now(compared(now, sent if is_own else "") if now else [], is_own=is_own)


def _to_read(bound: BoundField, value: Any) -> str:
    """A value as somebody reads it: what is chosen by its labels."""
    kind = _kind(bound)
    if kind == "checkbox":
        return _("Yes") if value else _("No")
    if kind in {"radios", "checkboxes", "select"}:
        chosen = [one for _group, options in _choices(bound, value) for one in options if one.selected and one.value]
        return ", ".join(str(one.label) for one in chosen)
    return str(bound.field.widget.format_value(value) or "")


def _named(bound: BoundField) -> str:
    return str(bound.label) if str(bound.label).endswith("?") else f"{bound.label}:"


def _described(bound: BoundField, hint: Any) -> Control:
    errors = [str(text) for text in bound.errors]
    target = bound.id_for_label or bound.auto_id
    required = bound.field.required or bound.name in getattr(bound.form, "needed", ())
    parts = [f"{target}-hint"] * bool(hint) + [f"{target}-error"] * bool(errors)
    return Control(_kind(bound), target, bound.html_name, bound.label, hint, errors, required, " ".join(parts))


def _example(bound: BoundField) -> str:
    """A date shows how it may be written, unless the form says something else."""
    return _("For example 3.12.2026") if _kind(bound) == "date" else ""


def _kind(bound: BoundField) -> str:
    widget = bound.field.widget
    if widget.is_hidden:
        return "hidden"
    kind = next((kind for known, kind in _KINDS if isinstance(widget, known)), "input")
    return "input" if kind == "date" and getattr(widget, "input_type", "") == "date" else kind


def _attributes(bound: BoundField, made: Control, width: str) -> dict[str, Any]:
    own = bound.field.widget.attrs.get("class", "")
    width = width or _width_of(bound)
    wide = "" if not width else f"input-width-{width}" if width in _WIDTHS else f"input-char-{width}"
    attrs: dict[str, Any] = {"class": " ".join(filter(None, [_CLASSES.get(made.kind, "form-input"), wide, own]))}
    if made.kind in {"select", "checkbox"}:
        attrs["name"] = made.name
    if made.described_by:
        attrs["aria-describedby"] = made.described_by
    if made.errors:
        attrs["aria-invalid"] = "true"
    if made.required and made.kind != "hidden" and bound.form.use_required_attribute:
        attrs["required"] = True
    return attrs


def _width_of(bound: BoundField) -> str:
    """What the field is to hold says how wide it is: a number is narrow, a sentence is wide."""
    kind = getattr(bound.field.widget, "input_type", "")
    if kind == "number":
        return "8"
    return "xl" if kind == "text" and (getattr(bound.field, "max_length", None) or 0) > A_SENTENCE else ""


def _several(bound: BoundField) -> dict[str, Any]:
    return {"multiple": True} if getattr(bound.field.widget, "allow_multiple_selected", False) else {}


def _choices(bound: BoundField, value: Any) -> list[tuple[str, list[Option]]]:
    widget: Any = bound.field.widget
    chosen = value if isinstance(value, list | tuple) else [value]
    wanted = {"" if one is None else str(one) for one in chosen}
    groups = widget.optgroups(bound.html_name, wanted, attrs={"id": bound.auto_id})
    return [(group or "", list(_options(options))) for group, options, _index in groups]


def _options(options: Iterable[dict[str, Any]]) -> Iterable[Option]:
    for option in options:
        # Django's row of dashes for nothing chosen is read aloud dash by dash.
        label = _("Choose") if option["label"] == BLANK else option["label"]
        yield Option(option["attrs"].get("id", ""), str(option["value"]), label, bool(option["selected"]))


def _anchor(bound: BoundField) -> str:
    if _kind(bound) in {"radios", "checkboxes"}:
        return f"{bound.auto_id}_0"
    return bound.id_for_label or bound.auto_id


def _iso(bound: BoundField) -> str:
    """The value as YYYY-MM-DD, for the calendar behind the field; empty when it is not a date."""
    value = bound.value()
    if hasattr(value, "isoformat"):
        return str(value.isoformat())[:10]
    found = re.fullmatch(r"\s*(\d{1,2})[./-](\d{1,2})[./-](\d{4})\s*", str(value or ""))
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else ""


GLOBALS = {"control": control, "problems": problems, "is_overtaken": is_overtaken}
