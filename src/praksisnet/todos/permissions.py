from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import ANYBODY_SIGNED_IN, Row, Who, allow

# In the test world the task is the facilitator's.
PERMISSIONS = [
    Row("todos:todos", _("See what waits for oneself"), get=ANYBODY_SIGNED_IN),
    Row("todos:completion", _("Tick one's own task"), post=allow(Who.FACILITATOR), kwargs={"todo_id": "todo"}),
    Row(
        "todos:reopening",
        _("Undo the tick of one's own task"),
        post=allow(Who.FACILITATOR),
        kwargs={"todo_id": "todo"},
    ),
]
