from typing import Any

from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import ANYBODY_SIGNED_IN, SIGNED_IN, Access, Row, Who

KEEPERS = frozenset({Who.ADMINISTRATOR, Who.FACILITATOR, Who.KNOWLEDGE_PARTNER, Who.OTHER_FACILITATOR})
EDITORS = Access(KEEPERS, SIGNED_IN - KEEPERS)
ONE = {"theme_id": "theme"}


def _change(name: str, label: Any, **kwargs: str) -> Row:
    return Row(f"themes:{name}", label, get=EDITORS, post=EDITORS, kwargs=kwargs)


PERMISSIONS = [
    Row("themes:list", _("See the themes"), get=ANYBODY_SIGNED_IN),
    Row("themes:theme", _("See a theme and what is under it"), get=ANYBODY_SIGNED_IN, kwargs=ONE),
    _change("new", _("Create a theme")),
    _change("naming", _("Rename and describe a theme"), **ONE),
    _change("words", _("Add other words that lead to a theme"), **ONE),
    Row(
        "themes:word_removal", _("Remove a word that leads to a theme"), post=EDITORS, kwargs={"word_id": "theme_word"}
    ),
    _change("retirement", _("Take a theme out of use, or back into use"), **ONE),
    _change("merger", _("Merge a theme into another"), **ONE),
    _change("separation", _("Take back that two themes were merged"), theme_id="merged_theme"),
]
