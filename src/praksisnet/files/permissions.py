from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import Row, Who, allow

# In the test world the file is shown to the members of the first network.
PERMISSIONS = [
    Row(
        "files:file",
        _("Download a file that is shared with one"),
        get=allow(Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR),
        kwargs={"file_id": "file"},
    ),
]
