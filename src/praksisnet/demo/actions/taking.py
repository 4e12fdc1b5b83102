"""What is taken home: a colleague of Mette's reads along, a collection is put together, and some things are for all."""

from django.db.models import Count

from praksisnet.demo.personas import personas
from praksisnet.demo.setting import persona
from praksisnet.handouts.actions import (
    add_to_collection,
    create_collection,
    open_resource,
    publish_collection,
    write_handout,
)
from praksisnet.kit.actor import Actor
from praksisnet.kit.quiet import quiet
from praksisnet.knowledge.models import Resource
from praksisnet.knowledge.queries import PUBLISHED
from praksisnet.knowledge.words import Kind
from praksisnet.networks.models import Programme
from praksisnet.networks.standings import standings_of
from praksisnet.organisations.models import Organisation
from praksisnet.readers.actions import become_reader
from praksisnet.themes.models import Theme

MEMBER, READER, WRITER = "mette", "jonas", "ellen"
READS = 6
OPEN = {Kind.RESEARCH: 5, Kind.LEGISLATION: 3}  # the newest of them are read by everybody
NOTES = {  # at the first of each kind
    Kind.RESEARCH: "Begynd her: det korteste overblik over, hvad man ved.",
    Kind.EXAMPLE: "Sådan gør en kommune, der ligner jeres.",
    Kind.TOOL: "Tag den med til teammødet, og gå den igennem sammen.",
    Kind.LEGISLATION: "Slå op her, når I er i tvivl om reglerne.",
}
POINTS = (
    "Lav aftalen, før I får brug for den",
    "Skriv ned, hvem der ringer til hvem",
    "Aftal en dag, hvor I ser på den igen",
)
QUESTIONS = ("Hvornår manglede vi sådan en aftale sidst?", "Hvad skal stå anderledes, før den passer hos os?")


def things_are_taken_home() -> None:
    """Today, and quietly: nobody waits for a letter about it."""
    mine = {one.programme_id for one in standings_of(persona(MEMBER))}
    programme = Programme.objects.filter(pk__in=mine, closed_at__isnull=True).latest("starts_on")
    with quiet():
        _colleague_reads_along(programme, Organisation.objects.get(name=personas()[MEMBER].organisation))
        _collection(programme)
        _open_to_all(programme)


def _colleague_reads_along(programme: Programme, koege: Organisation) -> None:
    known = personas()[READER]
    become_reader(programme, koege, known.email, link="/library/", by=Actor.guest(known.name))


def _collection(programme: Programme) -> None:
    """On the theme that most is published about."""
    by = Actor.person(persona(WRITER))
    mine = Resource.objects.filter(PUBLISHED, programme=programme)
    themes = Theme.objects.filter(resources__in=mine, retired_at__isnull=True).annotate(size=Count("resources"))
    theme = themes.order_by("-size", "sort_name").first()
    if theme is None:
        return
    found = list(mine.filter(themes=theme).order_by("-tried_in", "-published_at", "-pk")[:READS])
    made = create_collection(
        programme,
        title=f"Værd at læse om {theme.name.lower()}",
        lead="Til den, der skal i gang, og til et teammøde, hvor I vil tale om det. Læs i den rækkefølge, det står.",
        theme=theme,
        by=by,
    )
    notes = {kind.value: note for kind, note in NOTES.items()}
    for resource in found:
        add_to_collection(made, resource, note=notes.pop(resource.kind, ""), by=by)
    publish_collection(made, by=by)
    write_handout(found[0], points=POINTS, questions=QUESTIONS, by=by)


def _open_to_all(programme: Programme) -> None:
    """What research knows and what the law says is nobody's secret."""
    by = Actor.person(persona(WRITER))
    for kind, number in OPEN.items():
        newest = Resource.objects.filter(PUBLISHED, programme=programme, kind=kind).order_by("-published_at", "-pk")
        for resource in newest[:number]:
            open_resource(resource, by=by)
