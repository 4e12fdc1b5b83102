"""Mail that came back: the coordinator, or a facilitator, says the right address."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from praksisnet.kit.pages import posted
from praksisnet.kit.refusal import Refused
from praksisnet.notices.models import Letter
from praksisnet.people.gate import actor, reader
from praksisnet.registration import actions
from praksisnet.registration.forms.addresses import AddressForm
from praksisnet.registration.queries.addresses import is_mended, letter_to_mend, meetings_coming, seats_of
from praksisnet.registration.views.reading import page


@require_http_methods(["GET", "HEAD", "POST"])
def address(request: HttpRequest, letter_id: int) -> HttpResponse:
    """“Gem og send igen”; or the address is right, or the person has left."""
    letter = letter_to_mend(reader(request), letter_id)
    if letter is None or letter.to_person is None:
        raise Http404
    is_kept = request.POST.get("do") == "keep"
    form = AddressForm(None if is_kept else posted(request))
    if is_kept:
        actions.keep_address(letter, by=actor(request))
        messages.success(request, _("The address stays as it is. You are asked again if more mail comes back."))
        return redirect("todos:todos")
    if form.is_valid() and _mended(request, letter, form):
        return redirect("todos:todos")
    person = letter.to_person
    context = {"is_mended": is_mended(letter), "seats": seats_of(person), "meetings": meetings_coming(person)}
    return page(request, "address", active="todos", letter=letter, person=person, form=form, **context)


def _mended(request: HttpRequest, letter: Letter, form: AddressForm) -> bool:
    """A refusal goes into the form."""
    try:
        person = actions.mend_address(letter, form.cleaned_data["email"], by=actor(request))
    except Refused as refused:
        form.add_error("email", refused)
        return False
    said = _("Saved. What came back is sent to %(name)s once more.") % {"name": person.name}
    messages.success(request, said)
    return True
