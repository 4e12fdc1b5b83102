from django.utils.translation import gettext_lazy as _

from praksisnet.kit.permissions import Access, Row, Who, allow

NEED = {"need_id": "need"}
SPEAKERS = (Who.PARTICIPANT, Who.COORDINATOR, Who.FACILITATOR)
SEERS = (*SPEAKERS, Who.KNOWLEDGE_PARTNER, Who.AUTHORITY)
ELSEWHERE = (Who.OTHER_PARTICIPANT, Who.OTHER_COORDINATOR, Who.OTHER_FACILITATOR)


def _only(*allowed: Who) -> Access:
    """Those may; the others who see the need are told that they may not."""
    return allow(*allowed, forbidden=tuple(who for who in SEERS if who not in allowed))


SPEAK = _only(*SPEAKERS)
DECIDE = _only(Who.FACILITATOR)
RAISE = allow(*SPEAKERS, *ELSEWHERE, forbidden=(Who.KNOWLEDGE_PARTNER, Who.AUTHORITY))

PERMISSIONS = [
    Row("adaptation:needs", _("See the needs of one’s programmes"), get=allow(*SEERS, *ELSEWHERE)),
    Row("adaptation:need_new", _("Raise a need for a municipality"), get=RAISE, post=RAISE),
    Row("adaptation:need", _("See a need and what came of it"), get=allow(*SEERS), kwargs=NEED),
    Row("adaptation:support", _("Put a municipality behind a need"), post=SPEAK, kwargs=NEED),
    Row("adaptation:withdrawal", _("Withdraw a municipality from a need"), get=SPEAK, post=SPEAK, kwargs=NEED),
    Row("adaptation:text", _("Change the text of a need"), get=SPEAK, post=SPEAK, kwargs=NEED),
    Row("adaptation:merger", _("Merge a need into another"), get=DECIDE, post=DECIDE, kwargs=NEED),
    Row("adaptation:choice", _("Choose a need"), post=DECIDE, kwargs=NEED),
    Row("adaptation:answer", _("Answer a need"), get=DECIDE, post=DECIDE, kwargs=NEED),
    Row("adaptation:refusal", _("Not choose a need, and say why"), get=DECIDE, post=DECIDE, kwargs=NEED),
]
