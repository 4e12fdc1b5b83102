from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from praksisnet.kit.paging import page_of
from praksisnet.kit.refusal import Refused
from praksisnet.people.gate import actor, reader
from praksisnet.todos import actions
from praksisnet.todos.queries import every_todo_for, finished_lately_for, todos_for


@require_safe
def todos(request: HttpRequest) -> HttpResponse:
    person = reader(request)
    page = page_of(todos_for(person), request.GET)
    finished = list(finished_lately_for(person)[:10])
    return render(request, "todos/todos.html", {"page": page, "finished": finished})


@require_POST
def completion(request: HttpRequest, todo_id: int) -> HttpResponse:
    person = reader(request)
    todo = get_object_or_404(every_todo_for(person), pk=todo_id)
    actions.finish(todo, by=actor(request))
    messages.success(request, _("Done. You can undo it below."))
    return redirect("todos:todos")


@require_POST
def reopening(request: HttpRequest, todo_id: int) -> HttpResponse:
    person = reader(request)
    todo = get_object_or_404(every_todo_for(person), pk=todo_id)
    try:
        actions.reopen(todo, by=actor(request))
    except Refused as refused:
        messages.error(request, refused.messages[0])
    return redirect("todos:todos")
