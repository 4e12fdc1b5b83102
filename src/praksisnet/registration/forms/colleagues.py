"""“Register colleagues”: the known ones to tick, and lines for new ones."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praksisnet.guard.forms import GuardedForm
from praksisnet.kit.numbers import whole_number
from praksisnet.kit.refusal import Refused
from praksisnet.meetings.models import Session
from praksisnet.meetings.words import Mode
from praksisnet.people.forms import MAX_ADDRESS, MAX_NAME
from praksisnet.people.words import NAME, WORK_MAIL
from praksisnet.registration.actions.colleagues import Misnamed, Wanted
from praksisnet.registration.actions.naming import DOUBTFUL, Newcomer
from praksisnet.registration.forms.naming import IS_RIGHT
from praksisnet.registration.queries.registering_others import Candidate, ColleaguesPanel

ALL, MANY = "all", "many"
LINES, MORE, MOST_LINES = 2, 3, 20


class ColleaguesForm(GuardedForm):
    """Drawn line by line: ``known`` and ``new`` pair each line with its fields."""

    use_required_attribute = False
    how = forms.ChoiceField(
        label=_("If there are not places for all"),
        choices=[(ALL, _("All or none")), (MANY, _("As many as possible"))],
        initial=ALL,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what happens if there are not places for all.")},
    )

    def __init__(self, *args: Any, panel: ColleaguesPanel, **options: Any) -> None:
        super().__init__(*args, **options)
        self.panel = panel
        self.lines = min(whole_number(self.data.get("lines"), LINES), MOST_LINES) + (MORE if "more" in self.data else 0)
        self.sessions: dict[str, Session] = {
            str(choice.session.pk): choice.session for block in panel.blocks for choice in block.choices
        }
        for one in panel.free:
            tick = forms.BooleanField(label=one.person.name, required=False, initial=one.was_there)
            self.fields[f"person-{one.person.pk}"] = tick
            self._add_workshops(one.person.pk, one.person.name)
        for number in range(1, self.lines + 1):
            self.fields[f"name-{number}"] = forms.CharField(label=NAME, max_length=MAX_NAME)
            self.fields[f"email-{number}"] = forms.EmailField(label=WORK_MAIL, max_length=MAX_ADDRESS)
            self.fields[f"sure-{number}"] = forms.BooleanField(label=IS_RIGHT, required=False)
            self._add_workshops(f"new{number}", "")
        if len(panel.modes) > 1:
            modes = [(mode.value, mode.label) for mode in panel.modes]
            self.fields["mode"] = forms.ChoiceField(
                label=_("How do they take part?"), choices=modes, widget=forms.RadioSelect
            )

    def _add_workshops(self, key: object, name: str) -> None:
        for block in self.panel.blocks:
            choices = [(str(one.session.pk), _option(one.session, one.left)) for one in block.choices]
            label = _("Workshop for %(name)s") % {"name": name} if name else _("Workshop")
            self.fields[f"{block.name}-{key}"] = forms.ChoiceField(
                label=label, choices=[("", _("Chooses it themselves")), *choices], required=False
            )

    def _clean_fields(self) -> None:
        """A line may be left empty, but a name without an address may not: neither is drawn as if it could be."""
        lines = [one for name, one in self.fields.items() if name.startswith(("name-", "email-"))]
        for one in lines:
            one.required = False
        super()._clean_fields()
        for one in lines:
            one.required = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for number in range(1, self.lines + 1):
            name, email = cleaned.get(f"name-{number}"), cleaned.get(f"email-{number}")
            if name and not email and f"email-{number}" not in self.errors:
                self.add_error(f"email-{number}", _("Write the colleague’s mail."))
            if email and not name and f"name-{number}" not in self.errors:
                self.add_error(f"name-{number}", _("Write the colleague’s name."))
        return cleaned

    @property
    def known(self) -> list[tuple[Candidate, forms.BoundField, list[forms.BoundField]]]:
        return [(one, self[f"person-{one.person.pk}"], self._workshops(one.person.pk)) for one in self.panel.free]

    @property
    def new(self) -> list[tuple[int, forms.BoundField, forms.BoundField, forms.BoundField | None, Any]]:
        """Number, name, mail, “the address is right” where that is asked, and the workshops."""
        return [
            (n, self[f"name-{n}"], self[f"email-{n}"], self._sure(n), self._workshops(f"new{n}"))
            for n in range(1, self.lines + 1)
        ]

    @property
    def wanted(self) -> list[Wanted]:
        data = self.cleaned_data
        ticked = [one for one in self.panel.free if data[f"person-{one.person.pk}"]]
        known = [Wanted(one.person, self._chosen(one.person.pk)) for one in ticked]
        return known + [Wanted(self._newcomer(n), self._chosen(f"new{n}")) for n in self._written]

    @property
    def mode(self) -> str:
        only = self.panel.modes[0] if self.panel.modes else Mode.ONSITE
        return str(self.cleaned_data.get("mode") or only)

    def refuse(self, refused: Refused) -> None:
        """Beside the line it is about, where it is about one."""
        if isinstance(refused, Misnamed):
            known = len(self.wanted) - len(self._written)
            number = self._written[refused.number - known]
            self.add_error(f"email-{number}", Refused(refused.message, code=refused.code or "", params=refused.params))
        else:
            self.add_error(None, refused)

    @property
    def _written(self) -> list[int]:
        return [n for n in range(1, self.lines + 1) if self.cleaned_data.get(f"name-{n}")]

    def _newcomer(self, number: int) -> Newcomer:
        data = self.cleaned_data
        address = data[f"email-{number}"].lower()
        return Newcomer(data[f"name-{number}"], address, is_sure=data[f"sure-{number}"])

    def _chosen(self, key: object) -> list[Session]:
        picked = [self.cleaned_data.get(f"{block.name}-{key}") for block in self.panel.blocks]
        return [self.sessions[one] for one in picked if one]

    def _workshops(self, key: object) -> list[forms.BoundField]:
        return [self[f"{block.name}-{key}"] for block in self.panel.blocks]

    def _sure(self, number: int) -> forms.BoundField | None:
        found = self.errors.as_data().get(f"email-{number}", ()) if self.is_bound else ()
        is_asked = any(one.code == DOUBTFUL for one in found) or f"sure-{number}" in self.data
        return self[f"sure-{number}"] if is_asked else None


def _option(session: Session, left: str) -> str:
    letter = f"{session.letter}. " if session.letter else ""
    return f"{letter}{session.title} ({left})"
