"""What the mail addresses of a municipality end in: several, none of them anybody's or another municipality's."""

import pytest

from praksisnet.kit.refusal import Refused
from praksisnet.organisations.actions import set_domains
from praksisnet.organisations.models import Organisation
from praksisnet.organisations.queries import is_address_of
from tests import factories


@pytest.fixture
def koege(db):
    factories.municipality("Greve", domain="greve.example")
    return factories.municipality("Køge", domain="koege.example")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (["gmail.com"], "gmail.com is for private mail"),
        (["Hotmail.COM"], "hotmail.com is for private mail"),
        (["mette@outlook.com"], "outlook.com is for private mail"),
        (["mail.live.dk"], "mail.live.dk is for private mail"),
        (["tele.dk"], "tele.dk is for private mail"),
        (["koege"], "A mail domain looks like"),
        (["koege.example", "greve.example"], "greve.example belongs to Greve"),
        (["boern.greve.example"], "boern.greve.example belongs to Greve"),
        ([" "], "Write at least one"),
        ([f"d{number}.example" for number in range(11)], "Write at most 10"),
    ],
)
def test_set_domains_refuses(written, said, koege, by):
    with pytest.raises(Refused) as refused:
        set_domains(koege, written, by=by)

    assert str(refused.value.messages[0])[: len(said)] == said
    assert Organisation.objects.get(pk=koege.pk).domains == ("koege.example",)


def test_is_address_of_takes_whole_domains_only(koege):
    koege.other_domains = "boern.example"

    found = [is_address_of(koege, f"x@{host}") for host in ("boern.example", "a.boern.example", "xboern.example")]

    assert found == [True, True, False]
