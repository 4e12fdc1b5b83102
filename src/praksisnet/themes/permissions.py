from typing import Any

from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import ANYBODY_SIGNED_IN, SIGNED_IN, Access, Row, Who

EDITORS = Access(frozenset({Who.ADMINISTRATOR}), SIGNED_IN - {Who.ADMINISTRATOR})
ONE = {"theme_id": "theme"}


def _change(name: str, label: Any, **kwargs: str) -> Row:
    return Row(f"themes:{name}", label, get=EDITORS, post=EDITORS, kwargs=kwargs)


PERMISSIONS = [
    Row("themes:list", _("See the themes"), get=ANYBODY_SIGNED_IN),
    Row("themes:theme", _("See a theme and what it carries"), get=ANYBODY_SIGNED_IN, kwargs=ONE),
    _change("new", _("Create a theme")),
    _change("naming", _("Rename and describe a theme"), **ONE),
    _change("words", _("Add other words that lead to a theme"), **ONE),
    Row(
        "themes:word_removal", _("Remove a word that leads to a theme"), post=EDITORS, kwargs={"word_id": "theme_word"}
    ),
    _change("retirement", _("Take a theme out of use, or back into use"), **ONE),
    _change("merger", _("Merge a theme into another"), **ONE),
]
