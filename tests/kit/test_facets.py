from django.http import QueryDict

from praksisnet.kit.facets import Chip, Facet, Option, changed, chips

ASKED = QueryDict("words=pause&theme=1&theme=2&page=3")


def test_each_choice_leads_back_to_the_first_page_without_it():
    themes = [Option("1", "Aflastning", 4, is_chosen=True), Option("2", "Vederlag", 2, is_chosen=True)]
    kinds = [Option("tool", "Redskab", 3, is_chosen=False)]

    found = chips([Facet("theme", "Tema", themes), Facet("kind", "Type", kinds)], ASKED)

    assert found == [Chip("Aflastning", "words=pause&theme=2"), Chip("Vederlag", "words=pause&theme=1")]


def test_one_value_takes_the_place_of_all_there_were():
    assert changed(ASKED, "theme", to="7") == "words=pause&theme=7"
