from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import ANYBODY_SIGNED_IN, Row, Who, allow

# In the test world the file is shown to the members of the first network.
PERMISSIONS = [
    Row("files:uploads", _("Upload a file ahead of the form it is for"), post=ANYBODY_SIGNED_IN),
    Row(
        "files:file",
        _("Download a file that is shared with one"),
        get=allow(Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR),
        kwargs={"file_id": "file"},
    ),
    Row(
        "files:preview",
        _("See what a file that is shared with one looks like"),
        get=allow(Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR),
        kwargs={"file_id": "drawn_file"},
    ),
]
