"""Which mail addresses are an organisation's: whoever has one is taken for one of its people."""

import re
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praksisnet.journal.actions import record
from praksisnet.kit.actor import Actor
from praksisnet.kit.refusal import Refused
from praksisnet.organisations.models import Organisation

DOMAIN = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+")
MOST_DOMAINS = 10

# Where anybody gets an address.
PRIVATE_MAIL = frozenset(
    [
        *("gmail.com", "googlemail.com", "hotmail.com", "hotmail.dk", "hotmail.co.uk", "outlook.com", "outlook.dk"),
        *("live.com", "live.dk", "msn.com", "yahoo.com", "yahoo.dk", "ymail.com", "aol.com", "icloud.com", "me.com"),
        *("mac.com", "proton.me", "protonmail.com", "pm.me", "tutanota.com", "tuta.io", "fastmail.com", "zoho.com"),
        *("gmx.com", "gmx.net", "gmx.de", "web.de", "mail.com", "mail.ru", "yandex.com", "mail.dk", "mail.tele.dk"),
        *("post.tele.dk", "jubii.dk", "ofir.dk", "sol.dk", "stofanet.dk", "youmail.dk", "webspeed.dk", "tdcadsl.dk"),
        *("tiscali.dk", "get2net.dk", "cybercity.dk", "worldonline.dk", "wanadoo.dk", "tele2adsl.dk", "bbsyd.dk"),
        *("fasttvnet.dk", "turbopost.dk", "kabelmail.dk", "altiboxmail.dk", "waoomail.dk", "fibermail.dk"),
    ]
)


@transaction.atomic
def set_domains(organisation: Organisation, domains: Iterable[str], *, by: Actor) -> Organisation:
    """The mail domains of the organisation; texts name the first, all count alike. A repeat changes nothing.

    Refuses: none at all, or very many; what is no domain; one for private mail; one that is, holds or lies in a
    domain of another municipality.
    """
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    wanted = list(dict.fromkeys(filter(None, map(tidy, domains))))
    if not wanted:
        raise Refused(_("Write at least one mail domain, for example koege.dk."))
    if len(wanted) > MOST_DOMAINS:
        raise Refused(_("Write at most %(most)s mail domains."), params={"most": MOST_DOMAINS})
    for domain in wanted:
        refuse_domain(domain)
    _refuse_anothers(organisation, wanted)
    if wanted != list(organisation.domains):
        organisation.domain, organisation.other_domains = wanted[0], " ".join(wanted[1:])
        organisation.save()
        fields = ["domain", "other_domains"]
        record("organisation_changed", organisation, by=by, fields=fields, refs={"domains": wanted})
    return organisation


def tidy(domain: str) -> str:
    """What stands after the @, however somebody wrote it."""
    return domain.strip().lower().rpartition("@")[2].rstrip(".")


def refuse_domain(domain: str) -> None:
    """Refuses what is no domain, and one where anybody can get an address."""
    if not DOMAIN.fullmatch(domain):
        raise Refused(_("A mail domain looks like koege.dk: what comes after @ in the mail addresses."))
    if any(_overlap(domain, known) for known in PRIVATE_MAIL):
        raise Refused(_("%(domain)s is for private mail: anybody can get an address there."), params={"domain": domain})


def _refuse_anothers(organisation: Organisation, wanted: list[str]) -> None:
    others = Organisation.objects.filter(kind=organisation.kind).exclude(pk=organisation.pk).on()
    for other in others.order_by("pk"):
        for domain in wanted:
            if any(_overlap(domain, known) for known in other.domains):
                params = {"domain": domain, "name": other.name}
                raise Refused(_("%(domain)s belongs to %(name)s."), params=params)


def _overlap(one: str, other: str) -> bool:
    """The same, or one lies in the other: mail.koege.dk and koege.dk."""
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")
