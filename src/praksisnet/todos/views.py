from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from praksisnet.kit.actor import Actor
from praksisnet.kit.paging import page_of
from praksisnet.kit.refusal import Refused
from praksisnet.people.models import Person
from praksisnet.todos import actions
from praksisnet.todos.queries import every_todo_for, finished_lately_for, todos_for


@require_safe
def todos(request: HttpRequest) -> HttpResponse:
    reader = cast("Person", request.user)
    page = page_of(todos_for(reader), request.GET)
    finished = list(finished_lately_for(reader)[:10])
    return render(request, "todos/todos.html", {"page": page, "finished": finished})


@require_POST
def completion(request: HttpRequest, todo_id: int) -> HttpResponse:
    reader = cast("Person", request.user)
    todo = get_object_or_404(every_todo_for(reader), pk=todo_id)
    actions.finish(todo, by=Actor.person(reader))
    messages.success(request, _("Done. You can undo it below."))
    return redirect("todos:todos")


@require_POST
def reopening(request: HttpRequest, todo_id: int) -> HttpResponse:
    reader = cast("Person", request.user)
    todo = get_object_or_404(every_todo_for(reader), pk=todo_id)
    try:
        actions.reopen(todo, by=Actor.person(reader))
    except Refused as refused:
        messages.error(request, refused.messages[0])
    return redirect("todos:todos")
