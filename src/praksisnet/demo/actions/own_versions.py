"""Two municipalities have made a workshop's template their own; the partner has said what must stay as it is in it."""

from praksisnet.demo.invention import names_in
from praksisnet.demo.setting import persona
from praksisnet.kit.actor import Actor
from praksisnet.knowledge.actions import mark_core
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries import PUBLISHED
from praksisnet.practice.actions import make_local_version
from praksisnet.practice.queries import places_for

TEMPLATE = "Skabelon: aftale om aflastning"
PARTNER = "ellen"
CORE = ("skriftlig aftale før første weekend", "begge kommuner er med på opstartsmødet")


def municipalities_adapt() -> None:
    """Today: both are shared with the network, and say whom one may write to."""
    template = Resource.objects.filter(PUBLISHED, title__startswith=TEMPLATE).order_by("-pk").first()
    if template is None:
        return
    template = mark_core(template, CORE, by=Actor.person(persona(PARTNER)))
    for row in names_in("own_versions"):
        who, kept = persona(row["persona"]), row["kept"].split("|")
        place = next((one for one in places_for(who) if one.network.programme_id == template.programme_id), None)
        if place:
            core = {one.key: said == "yes" for one, said in zip(template.core_elements, kept, strict=True)}
            make_local_version(
                place.network,
                place.municipality,
                template,
                changed=row["changed"],
                why=row["why"],
                core=core,
                is_contact=True,
                is_shared=True,
                by=Actor.person(who),
            )
