from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import ANYBODY, Row, Who, allow

ITEM = {"item_id": "news_item"}
WRITERS = (Who.FACILITATOR, Who.KNOWLEDGE_PARTNER)
READERS = (Who.PARTICIPANT, Who.COORDINATOR, Who.READER, Who.AUTHORITY)

READ, WRITE = allow(*WRITERS, *READERS), allow(*WRITERS, forbidden=READERS)
NEW = allow(*WRITERS, Who.OTHER_FACILITATOR, forbidden=(*READERS, Who.OTHER_PARTICIPANT, Who.OTHER_COORDINATOR))

PERMISSIONS = [
    Row("news:news", _("See the news; without an account, what is open to everybody"), get=ANYBODY),
    Row("news:feed", _("Subscribe to the news that is open to everybody"), get=ANYBODY),
    Row("news:item", _("Read a piece of news for the programme"), get=READ, kwargs=ITEM),
    Row("news:item_new", _("Write news"), get=NEW, post=NEW),
    Row("news:content", _("Change a piece of news"), get=WRITE, post=WRITE, kwargs=ITEM),
    Row("news:publication", _("Publish a piece of news, or put it back"), post=WRITE, kwargs=ITEM),
    Row("news:withdrawal", _("Withdraw a piece of news"), get=WRITE, post=WRITE, kwargs=ITEM),
    Row("news:removal", _("Throw a draft of news away"), get=WRITE, post=WRITE, kwargs=ITEM),
]
