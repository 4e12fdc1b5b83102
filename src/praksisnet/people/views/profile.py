from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from praksisnet.kit import clock
from praksisnet.kit.numbers import whole_number
from praksisnet.kit.pages import posted, show
from praksisnet.kit.refusal import Refused
from praksisnet.people import sockets
from praksisnet.people.actions import change_profile, end_other_sessions, end_session, erase_person
from praksisnet.people.forms import ProfileForm
from praksisnet.people.gate import actor, reader
from praksisnet.people.models import Person
from praksisnet.people.queries import sessions_of


@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    person = reader(request)
    known = {"name": person.name, "title": person.title, "phone": person.phone, "language": person.language}
    form = ProfileForm(posted(request), initial=known)
    if form.is_valid():
        change_profile(Person.objects.get(pk=person.pk), **form.cleaned_data, by=actor(request))
        messages.success(request, _("Saved."))
        return redirect("people:profile")
    return show(request, "people/profile.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        found = sessions_of(reader(request), request.session.session_key)
        return render(request, "people/sessions.html", {"sessions": found})
    by, chosen = actor(request), request.POST.get("session")
    try:
        if chosen == "others":
            end_other_sessions(reader(request), request.session.session_key, by=by)
        else:
            end_session(reader(request), whole_number(chosen, 0), by=by)
        messages.success(request, _("Logged off there."))
    except Refused as refused:
        messages.error(request, refused.messages[0])
    return redirect("people:sessions")


@never_cache
@require_safe
def my_data(request: HttpRequest) -> HttpResponse:
    """One room's section at a time: each asks the database, and there will be many rooms."""
    rooms = sockets.personal_data()
    chosen = next((room for room in rooms if room.name == request.GET.get("room")), rooms[0])
    context = {"rooms": rooms, "chosen": chosen, "section": chosen.about(reader(request))}
    return render(request, "people/my_data.html", context)


@never_cache
@require_safe
def my_data_file(request: HttpRequest) -> HttpResponse:
    sections = [room.about(reader(request)) for room in sockets.personal_data()]
    data = {str(one.title): [{str(fact.label): str(fact.value)} for fact in one.facts] for one in sections if one.facts}
    response = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response.headers["Content-Disposition"] = f'attachment; filename="praksisnet-{clock.today():%Y-%m-%d}.json"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def erasure(request: HttpRequest) -> HttpResponse:
    refused: list[str] = []
    if request.method == "POST":
        try:
            person = Person.objects.get(pk=reader(request).pk)
            erase_person(person, by=actor(request))
        except Refused as refusal:
            refused = refusal.messages
        else:
            logout(request)
            messages.success(request, _("Your data is deleted, and you are logged off."))
            return redirect("/")
    return show(request, "people/erasure.html", {"refused": refused})
