from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from praksisnet.files.actions import stage
from praksisnet.files.forms import StagingForm
from praksisnet.files.inspection import Checked
from praksisnet.kit.refusal import Refused
from praksisnet.kit.uploads import takes_files
from praksisnet.people.gate import actor, reader


@takes_files
@require_POST
def uploads(request: HttpRequest) -> HttpResponse:
    """A file ahead of its form, sent by the upload control: answered with its line in the list, or what is wrong."""
    form = StagingForm(request.POST, request.FILES)
    if not form.is_valid():
        wrong = [text for texts in form.errors.values() for text in texts]
        return render(request, "files/_refused.html", {"problems": wrong}, status=422)
    checked: Checked = form.cleaned_data["file"]
    try:
        staged = stage(checked, reader(request), by=actor(request))
    except Refused as refused:
        return render(request, "files/_refused.html", {"problems": refused.messages}, status=422)
    kept_name = f"{form.cleaned_data['field']}-kept"
    return render(request, "files/_uploaded.html", {"file": staged, "kept_name": kept_name}, status=201)
