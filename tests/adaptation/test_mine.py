from praksisnet.adaptation.actions import choose_need
from praksisnet.adaptation.mine import NeedData
from praksisnet.kit.actor import Actor
from praksisnet.themes.actions import create_theme, merge_themes
from praksisnet.themes.sockets import panels_for


def test_my_data_shows_what_i_raised_joined_and_decided(need, mette, line, facilitator):
    choose_need(need, by=facilitator)

    mine = [str(fact.label) for fact in NeedData().about(mette).facts]

    assert mine == ["You raised a need", "You put Her Kommune behind a need"]
    assert [str(fact.label) for fact in NeedData().about(line).facts] == ["You chose a need"]


def test_erasing_keeps_the_need_with_the_municipality(need, mette, koege):
    NeedData().erase(mette, Actor.system("test"))

    need.refresh_from_db()
    assert (need.raised_by, need.municipality, need.supports.get().supported_by) == (None, koege, None)


def test_needs_follow_a_merged_theme_and_stand_on_its_page(need, theme, mette):
    other = create_theme("Pauser", by=Actor.system("test"))

    merge_themes(theme, other, by=Actor.system("test"))

    assert list(need.themes.all()) == [other]
    assert [row[0] for carried in panels_for(mette, other) for row in carried.rows] == [need.title]
