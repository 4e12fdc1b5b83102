from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import Row, Who, allow

RESOURCE = {"resource_id": "resource"}
WRITERS = (Who.FACILITATOR, Who.KNOWLEDGE_PARTNER)
READERS = (Who.PARTICIPANT, Who.COORDINATOR, Who.READER, Who.AUTHORITY)
ELSEWHERE = (Who.OTHER_PARTICIPANT, Who.OTHER_COORDINATOR, Who.OTHER_FACILITATOR)

WRITE = allow(*WRITERS, forbidden=READERS)
NEW = allow(*WRITERS, Who.OTHER_FACILITATOR, forbidden=(*READERS, Who.OTHER_PARTICIPANT, Who.OTHER_COORDINATOR))

PERMISSIONS = [
    Row("knowledge:library", _("Search the knowledge bank"), get=allow(*WRITERS, *READERS, *ELSEWHERE)),
    Row("knowledge:resource_new", _("Write a resource"), get=NEW, post=NEW),
    Row("knowledge:resource", _("Read a published resource"), get=allow(*WRITERS, *READERS), kwargs=RESOURCE),
    Row("knowledge:content", _("Change a resource"), get=WRITE, post=WRITE, kwargs=RESOURCE),
    Row("knowledge:publication", _("Publish a resource"), post=WRITE, kwargs=RESOURCE),
    Row("knowledge:archive", _("Archive a resource"), get=WRITE, post=WRITE, kwargs=RESOURCE),
    Row("knowledge:review", _("Say that a resource is reviewed"), get=WRITE, post=WRITE, kwargs=RESOURCE),
    Row(
        "knowledge:session_resource",
        _("Make knowledge of a session"),
        post=allow(*WRITERS),
        kwargs={"session_id": "session"},
    ),
]
