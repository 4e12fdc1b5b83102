from datetime import timedelta

from praksisnet.kit import clock
from praksisnet.notices.letters import Draft, Urgency
from praksisnet.notices.mails import address, letter_to, render
from praksisnet.people.models import Person
from praksisnet.todos.models import Todo

REMINDER = "todos"


def reminder(todo: Todo, owner: Person) -> Draft:
    """Once for each date the todo gets: a line in the weekly letter, or a planned mail for those who want that."""
    link = address("todos:todos")
    rendered = render("todos/mail/reminder.html", owner.language, todo=todo, link=link)
    due_on = todo.due_on or clock.today()
    return letter_to(
        owner,
        rendered,
        purpose=REMINDER,
        urgency=Urgency.DIGEST,
        subject=todo,
        version=due_on.toordinal(),
        line=rendered.title.removeprefix("Praksisnet: "),
        link=link,
        drop_after_at=clock.at(due_on + timedelta(days=60)),
    )
