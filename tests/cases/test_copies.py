"""The words of an item in rows of other rooms: tasks, and texts that were sent for approval. They follow it."""

import pytest

from praksisnet.approvals.actions import send_for_approval
from praksisnet.approvals.models import Approval
from praksisnet.cases.actions import look_again, purge, release
from praksisnet.cases.words import WITHHELD
from praksisnet.kit import clock
from praksisnet.kit.actor import Actor
from praksisnet.kit.permissions import Who
from praksisnet.knowledge.actions import create_resource, send_for_review
from praksisnet.meetings.actions import change_session
from praksisnet.notices.models import Letter, Notice
from praksisnet.todos.models import Todo
from tests.cases.conftest import PLANTED, hidden, letter, published
from tests.cases.scan import found_in


@pytest.fixture
def by(line):
    return Actor.person(line)


def test_the_title_of_a_task_is_withheld_put_back_and_purged(world, line, by):
    draft = create_resource(world.here.programme, kind="tool", title=PLANTED, summary="To sider.", body="Tekst.", by=by)
    send_for_review(draft, by=by)
    before = Todo.objects.get(subject_id=draft.pk, subject_kind="knowledge.resource").titles

    case = hidden(draft, line)
    while_hidden = set(found_in(PLANTED))
    release(case, by=by)
    after = Todo.objects.get(subject_id=draft.pk, subject_kind="knowledge.resource").titles
    purge(hidden(draft, line), by=by)

    letters = {"notices_letter.subject", "notices_letter.text", "notices_letter.html"}
    assert (while_hidden - letters, found_in(PLANTED)) == ({"cases_withheld.words"}, [])
    assert (after, PLANTED in before["da"]) == (before, True)


def test_what_was_sent_for_approval_follows_the_part_it_says(world, line, by):
    session = world.make("session")
    change_session(session, title="Samtalen", abstract=PLANTED, by=by)
    session.refresh_from_db()
    text, approver = f"Samtalen\n\n{PLANTED}", world.people[Who.AUTHORITY]
    sent = send_for_approval(session.meeting, approver=approver, title="Dagen", address="/", text=text, by=by)

    case = hidden(session, line, "session")
    while_hidden = Approval.objects.get(pk=sent.pk).text
    purge(case, by=by)

    assert (while_hidden, found_in(PLANTED)) == (WITHHELD, [])


def test_letters_that_share_no_more_than_a_title_with_it_leave(world, line, mette):
    """All meetings of a round are called the same, and so are most parts of a day."""
    session = world.make("session")
    change_session(session, title="Velkommen til dagen", by=Actor.person(line))
    session.refresh_from_db()
    other = letter(None, mette, title="Netværk Nord", text=session.title, html=f"<p>{session.title}</p>")

    hidden(session.meeting, line, "meeting")

    assert Letter.objects.get(pk=other.pk).due_at == other.due_at


def weekly_letter_of(path, title):
    return f'<p><a href="https://praksisnet.example{path}">{title}</a></p>'


def test_letter_with_a_short_title_waits_where_it_leads_to_what_is_hidden(world, ellen, mette):
    hides = published(world, ellen, "Ida på ni år")
    said = weekly_letter_of(f"/resources/{hides.pk}/", "Ida på ni år")
    waits = letter(None, mette, title="Ugens nyt", text="Ida på ni år", html=said)
    elsewhere = letter(None, mette, to_address="ib@greve.example", html=weekly_letter_of("/themes/1/", "Ida på ni år"))
    other = letter(None, mette, to_address="ane@greve.example", html=weekly_letter_of(f"/resources/{hides.pk}/", "Nyt"))

    case = hidden(hides, mette)

    assert [mail.letter_id for mail in case.mails.filter(letter__in=[waits, elsewhere, other])] == [waits.pk]
    assert Letter.objects.get(pk=waits.pk).due_at > waits.due_at


def test_line_with_a_short_title_leaves_the_weekly_letter(world, ellen, mette):
    hides = published(world, ellen, "Ida på ni år")
    other = letter(None, mette)
    line = Notice.objects.create(
        letter=other,
        to_address="karen@slagelse.example",
        language="da",
        purpose="test",
        line="Nyt: Ida på ni år",
        link=f"https://praksisnet.example/resources/{hides.pk}/",
        noted_at=clock.now(),
    )

    hidden(hides, mette)

    assert Notice.objects.get(pk=line.pk).drop_after_at is not None


def test_letter_that_was_being_written_when_it_was_hidden_is_held_back_a_little_later(resource, mette):
    case = hidden(resource, mette)
    late = letter(None, mette)
    sent = letter(None, mette, to_address="ib@greve.example")
    Letter.objects.filter(pk=sent.pk).update(sent_at=clock.now())

    for _time in range(2):
        look_again(by=Actor.system("test"))

    assert sorted(case.mails.filter(letter__in=[late, sent]).values_list("letter", flat=True)) == [late.pk, sent.pk]
    assert Letter.objects.get(pk=late.pk).due_at > late.due_at


def test_letter_that_was_being_written_when_it_was_hidden_is_purged_too(resource, line, mette):
    case = hidden(resource, mette)
    late = letter(None, mette, html=f"<p>{resource.title}</p>")

    purge(case, by=Actor.person(line))

    assert (Letter.objects.get(pk=late.pk).html, case.mails.filter(letter=late).exists()) == ("", True)
