from praksisnet.kit.actor import Actor
from praksisnet.meetings.actions import announce
from praksisnet.meetings.mine import MeetingData
from praksisnet.themes.actions import create_theme, merge_themes
from praksisnet.themes.sockets import panels_for
from tests.meetings.conftest import dated, single


def test_my_data_shows_what_i_planned(cast, in_english):
    announce(dated(single(cast), cast), by=cast.by)

    mine = [str(fact.label) for fact in MeetingData().about(cast.line).facts]

    assert mine == ["You planned a meeting", "You announced a meeting"]


def test_erasing_keeps_the_meeting(cast):
    meeting = announce(dated(single(cast), cast), by=cast.by)

    MeetingData().erase(cast.line, Actor.system("test"))

    meeting.refresh_from_db()
    assert (meeting.made_by, meeting.announced_by, meeting.announced_at is not None) == (None, None, True)


def test_meetings_follow_a_merged_theme_and_stand_on_its_page(cast):
    old, new = (create_theme(name, by=Actor.system("test")) for name in ("Afløsning", "Pauser"))
    announce(dated(single(cast, themes=[old]), cast), by=cast.by)

    merge_themes(old, new, by=Actor.system("test"))

    rows = [row[:2] for carried in panels_for(cast.mette, new) for row in carried.rows]
    assert rows == [("Landsmøde", "24. september 2026")]
