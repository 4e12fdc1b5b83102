from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import ANYBODY, Row, Who, allow

RESOURCE = {"resource_id": "resource"}
VERSION = {**RESOURCE, "number": "version_number"}
WRITERS = (Who.FACILITATOR, Who.KNOWLEDGE_PARTNER)
READERS = (Who.PARTICIPANT, Who.COORDINATOR, Who.READER, Who.AUTHORITY)
ELSEWHERE = (Who.OTHER_PARTICIPANT, Who.OTHER_COORDINATOR, Who.OTHER_FACILITATOR)

WRITE = allow(*WRITERS, forbidden=READERS)
REVIEW = allow(Who.KNOWLEDGE_PARTNER, forbidden=(Who.FACILITATOR, *READERS))
READ = allow(*WRITERS, *READERS)
NEW = allow(*WRITERS, Who.OTHER_FACILITATOR, forbidden=(*READERS, Who.OTHER_PARTICIPANT, Who.OTHER_COORDINATOR))

PERMISSIONS = [
    Row("knowledge:resource_import", _("Import resources from a spreadsheet"), get=NEW, post=NEW),
    Row("knowledge:import_template", _("Download an empty spreadsheet of resources"), get=NEW),
    Row("knowledge:file_import", _("Import a folder of files"), get=NEW, post=NEW),
    Row("knowledge:file_proposals", _("Look through imported files and make them drafts"), get=NEW, post=NEW),
    Row("knowledge:library", _("Search the knowledge bank"), get=allow(*WRITERS, *READERS, *ELSEWHERE)),
    Row("knowledge:resource_new", _("Write a resource"), get=NEW, post=NEW),
    Row("knowledge:resource", _("Read a published resource"), get=READ, kwargs=RESOURCE),
    Row("knowledge:content", _("Change a resource"), get=WRITE, post=WRITE, kwargs=RESOURCE),
    Row(
        "knowledge:core",
        _("Mark what must stay as it is in a local version"),
        get=REVIEW,
        post=REVIEW,
        kwargs=RESOURCE,
    ),
    Row("knowledge:publication", _("Publish a resource"), post=REVIEW, kwargs=RESOURCE),
    Row("knowledge:submission", _("Send a draft for review"), post=WRITE, kwargs=RESOURCE),
    Row("knowledge:correction", _("Send a draft back with comments"), get=REVIEW, post=REVIEW, kwargs=RESOURCE),
    Row("knowledge:release", _("Ask a leader to release an example"), get=WRITE, post=WRITE, kwargs=RESOURCE),
    Row(
        "knowledge:example",
        _("Release or withdraw one’s municipality’s example through the leader’s link"),
        get=ANYBODY,
        post=ANYBODY,
        kwargs={"token": "release_token"},
    ),
    Row(
        "knowledge:example_file",
        _("Open a file of the example to be released, through the leader’s link"),
        get=ANYBODY,
        kwargs={"token": "release_token", "file_id": "release_file"},
    ),
    Row("knowledge:reviews", _("See what waits to be reviewed"), get=NEW),
    Row(
        "knowledge:resource_file",
        _("Download a file of a resource"),
        get=READ,
        kwargs={**RESOURCE, "file_id": "resource_file"},
    ),
    Row("knowledge:versions", _("See the versions of a resource"), get=READ, kwargs=RESOURCE),
    Row("knowledge:version", _("Read an earlier version of a resource"), get=READ, kwargs=VERSION),
    Row("knowledge:restoration", _("Bring an earlier version back"), post=WRITE, kwargs=VERSION),
    Row("knowledge:archive", _("Archive a resource"), get=WRITE, post=WRITE, kwargs=RESOURCE),
    Row("knowledge:review", _("Say that a resource has been reviewed"), get=WRITE, post=WRITE, kwargs=RESOURCE),
    Row(
        "knowledge:session_resource",
        _("Make knowledge of a session"),
        post=allow(*WRITERS),
        kwargs={"session_id": "session"},
    ),
]
