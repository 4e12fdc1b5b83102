"""What the demo tells: invented, plain, and never a result about children beside a municipality's name."""

import random
import re

import pytest

from praksisnet.demo.invention import Cast, names_in
from praksisnet.demo.recipe import adaptation_recipe, meetings_recipe, recipe
from praksisnet.organisations.models import Organisation

REAL = re.compile(r"Deloitte|Absalon|Socialstyrelsen|Social- og Boligstyrelsen|\bKL\b")
# Names that are also words, or towns where meetings are held.
PLACES = {town for town, _house in meetings_recipe().towns.values()}


def texts() -> list[str]:
    days = [*meetings_recipe().rounds, *meetings_recipe().nationals]
    told = [
        text
        for day in days
        for text in (day.lead, day.notes, day.summary, *day.talk, *sum(day.workshops, []), *day.becomes.values())
    ]
    rows = [row for table in ("knowledge", "gleanings", "needs", "trials", "own_versions") for row in names_in(table)]
    return [*told, *(value for row in rows for value in row.values()), *adaptation_recipe().answers]


def test_no_text_names_a_municipality(denmark):
    names = "|".join(
        re.escape(name) for name in Organisation.objects.filter(kind="municipality").values_list("name", flat=True)
    )

    assert [text for text in texts() if re.search(rf"\b({names})\b", text)] == []


def test_no_text_names_a_real_authority_operator_or_partner():
    assert [text for text in texts() if REAL.search(text)] == []


def test_themes_of_all_texts_are_known():
    known = {row["name"] for row in names_in("themes")} | {name for plan in recipe().programmes for name in plan.themes}
    rows = [row for table in ("knowledge", "gleanings", "needs") for row in names_in(table)]
    used = {name for row in rows for name in row["themes"].split("|") if name}

    assert used - known == set()


@pytest.mark.parametrize("row", [row for row in names_in("needs") if row["session"]], ids=lambda row: row["session"])
def test_each_chosen_need_is_on_a_programme(row):
    titles = [title for day in meetings_recipe().rounds for title, _text in day.workshops]

    assert titles.count(row["session"]) == 1


def test_cast_invents_the_same_people_every_time(denmark):
    køge = Organisation.objects.get(name="Køge")
    casts = [Cast(random.Random(7), {"Anne Jensen"}) for _number in range(2)]

    people = [[cast.colleague(køge) for _number in range(50)] for cast in casts]

    assert people[0] == people[1]
    assert len({person["name"] for person in people[0]}) == 50
