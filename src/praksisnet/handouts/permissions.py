from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import ANYBODY, Row, Who, allow

RESOURCE, MEETING = {"resource_id": "resource"}, {"meeting_id": "evaluated_meeting"}
COLLECTION = {"collection_id": "collection"}
WRITERS = (Who.FACILITATOR, Who.KNOWLEDGE_PARTNER)
MEMBERS = (Who.PARTICIPANT, Who.COORDINATOR)
ALL = (*MEMBERS, Who.READER, Who.AUTHORITY)
ELSEWHERE = (Who.OTHER_PARTICIPANT, Who.OTHER_COORDINATOR, Who.OTHER_FACILITATOR)

READ, WRITE = allow(*WRITERS, *ALL), allow(*WRITERS, forbidden=ALL)
# Of a meeting: those who see it; a reader whom no municipality's link let in is no colleague of anybody who was there.
WAS_THERE = (*MEMBERS, Who.AUTHORITY)
READ_MEETING, WRITE_MEETING = allow(*WRITERS, *WAS_THERE), allow(*WRITERS, forbidden=WAS_THERE)
NEW = allow(*WRITERS, Who.OTHER_FACILITATOR, forbidden=(*ALL, Who.OTHER_PARTICIPANT, Who.OTHER_COORDINATOR))

PERMISSIONS = [
    Row("handouts:open_list", _("See what is open to everybody"), get=ANYBODY),
    Row("handouts:open_page", _("Read what is open"), get=ANYBODY, kwargs={"resource_id": "open_resource"}),
    Row("handouts:openness", _("Open a resource to everybody, or close it"), post=WRITE, kwargs=RESOURCE),
    Row("handouts:resource", _("Take a resource home on one page"), get=READ, kwargs=RESOURCE),
    Row("handouts:resource_file", _("Download it as a page or slides"), READ, kwargs={**RESOURCE, "form": "paper"}),
    Row("handouts:resource_content", _("Write points and questions for it"), WRITE, WRITE, kwargs=RESOURCE),
    Row("handouts:meeting", _("Take a meeting home on one page"), get=READ_MEETING, kwargs=MEETING),
    Row(
        "handouts:meeting_file",
        _("Download the meeting as a page or slides"),
        get=READ_MEETING,
        kwargs={**MEETING, "form": "paper"},
    ),
    Row(
        "handouts:meeting_content",
        _("Write points and questions for a meeting"),
        get=WRITE_MEETING,
        post=WRITE_MEETING,
        kwargs=MEETING,
    ),
    Row("handouts:collections", _("See the collections"), get=allow(*WRITERS, *ALL, *ELSEWHERE)),
    Row("handouts:collection_new", _("Make a collection"), get=NEW, post=NEW),
    Row("handouts:collection", _("Read a collection"), get=READ, kwargs=COLLECTION),
    Row("handouts:collection_file", _("Download a collection as one PDF"), get=READ, kwargs=COLLECTION),
    Row("handouts:collection_content", _("Change a collection"), get=WRITE, post=WRITE, kwargs=COLLECTION),
    Row("handouts:order", _("Fill a collection and put it in order"), get=WRITE, post=WRITE, kwargs=COLLECTION),
    Row("handouts:collection_publication", _("Publish a collection"), post=WRITE, kwargs=COLLECTION),
]
