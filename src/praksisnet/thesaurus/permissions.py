from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import SIGNED_IN, Access, Row, Who

KEEPERS = frozenset({Who.FACILITATOR, Who.KNOWLEDGE_PARTNER, Who.OTHER_FACILITATOR})
KEEP = Access(KEEPERS, SIGNED_IN - KEEPERS)

PERMISSIONS = [
    Row("thesaurus:words", _("Keep the words that search knows"), get=KEEP, post=KEEP),
    Row("thesaurus:removal", _("Remove words that search knows"), post=KEEP, kwargs={"rule_id": "word_rule"}),
    Row("thesaurus:import", _("Import words that search knows"), get=KEEP, post=KEEP),
    Row("thesaurus:import_template", _("Download the spreadsheet for words"), get=KEEP),
]
