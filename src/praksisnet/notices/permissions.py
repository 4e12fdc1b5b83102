from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import ANYBODY, ANYBODY_SIGNED_IN, Row, Who, allow

PERMISSIONS = [
    Row("notices:letters", _("See which letters were sent, and which were not"), get=allow(Who.ADMINISTRATOR)),
    Row(
        "notices:delivery",
        _("Send a failed letter again"),
        post=allow(Who.ADMINISTRATOR),
        kwargs={"letter_id": "letter"},
    ),
    Row(
        "notices:preferences",
        _("Choose what one wants to hear"),
        get=ANYBODY_SIGNED_IN,
        post=ANYBODY_SIGNED_IN,
    ),
    Row(
        "notices:unsubscription",
        _("Say no to a kind of mail, from the mail itself"),
        get=ANYBODY,
        post=ANYBODY,
        kwargs={"token": "unsubscribe_token"},
    ),
    Row(
        "notices:one_click",
        _("Say no to a kind of mail with the mail program’s own button"),
        get=ANYBODY,
        post=ANYBODY,
        kwargs={"token": "unsubscribe_token"},
    ),
]
