from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import ANYBODY_SIGNED_IN, Row

PERMISSIONS = [
    Row("following:following", _("See what one follows, and what is new"), get=ANYBODY_SIGNED_IN),
    Row("following:searches", _("Save a search"), post=ANYBODY_SIGNED_IN),
    Row(
        "following:search_removal",
        _("Remove a saved search of one’s own"),
        post=ANYBODY_SIGNED_IN,
        kwargs={"search_id": "saved_search"},
    ),
    Row(
        "following:theme",
        _("Follow a theme, or unfollow it"),
        post=ANYBODY_SIGNED_IN,
        kwargs={"theme_id": "theme"},
    ),
]
