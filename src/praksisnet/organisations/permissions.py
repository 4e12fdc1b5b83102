from typing import Any

from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import Row, Who, allow

ADMINISTRATOR = allow(Who.ADMINISTRATOR)
ONE = {"organisation_id": "organisation"}


def _read(name: str, label: Any, **kwargs: str) -> Row:
    return Row(f"organisations:{name}", label, get=ADMINISTRATOR, kwargs=kwargs)


def _change(name: str, label: Any, **kwargs: str) -> Row:
    return Row(f"organisations:{name}", label, get=ADMINISTRATOR, post=ADMINISTRATOR, kwargs=kwargs)


PERMISSIONS = [
    _read("list", _("See all organisations")),
    _read("export", _("Download the list of organisations")),
    _change("new", _("Create an organisation")),
    _read("organisation", _("See an organisation and its people"), **ONE),
    _change("facts", _("Change an organisation's name, code and addresses"), **ONE),
    _change("closing", _("Close or reopen an organisation"), **ONE),
    _change("region", _("Move a municipality to another region"), **ONE),
    _change("representation", _("Let a municipality take part through another"), **ONE),
    _change(
        "representation_ending",
        _("End that a municipality takes part through another"),
        representation_id="representation",
    ),
    _change("people", _("Add a person to an organisation"), **ONE),
    _change("affiliation", _("Change a person's unit in an organisation"), affiliation_id="affiliation"),
    _change("affiliation_ending", _("End a person's place in an organisation"), affiliation_id="affiliation"),
    _change("organisation_import", _("Import organisations from a spreadsheet")),
    _read("organisation_template", _("Download an empty spreadsheet of organisations")),
    _change("people_import", _("Import people and their organisation from a spreadsheet")),
    _read("people_template", _("Download an empty spreadsheet of people and their organisation")),
]
