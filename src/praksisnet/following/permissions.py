from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import ANYBODY_SIGNED_IN, Row

PERMISSIONS = [
    Row("following:following", _("See what one follows, and what is new of it"), get=ANYBODY_SIGNED_IN),
    Row(
        "following:theme",
        _("Follow a theme, or follow it no more"),
        post=ANYBODY_SIGNED_IN,
        kwargs={"theme_id": "theme"},
    ),
]
