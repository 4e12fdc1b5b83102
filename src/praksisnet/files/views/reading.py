from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from praksisnet.files.queries import as_stored, files_for, open_files
from praksisnet.files.store import pieces, preview_of
from praksisnet.kit.sending import send_stored
from praksisnet.people.gate import reader


@login_not_required
@require_safe
def file(request: HttpRequest, file_id: int) -> HttpResponseBase:
    """Saved by the browser, never shown in it; who may read is asked each time, also of what the browser kept."""
    if not request.user.is_authenticated and not open_files().filter(pk=file_id).exists():
        return redirect_to_login(request.get_full_path())
    mine = files_for(reader(request)) if request.user.is_authenticated else open_files()
    return send_stored(request, as_stored(get_object_or_404(mine, pk=file_id)))


@require_safe
def preview(request: HttpRequest, file_id: int) -> HttpResponseBase:
    """The first page, or the picture, in small: drawn by us from points, and the only thing ever shown in place."""
    found = get_object_or_404(files_for(reader(request)).filter(has_preview=True), pk=file_id)
    tag = f'"{found.digest}-preview"'
    response = get_conditional_response(request, etag=tag) or HttpResponse(pieces(preview_of(found.key)))
    shown = {"ETag": tag, "Content-Type": "image/webp", "Content-Disposition": "inline"}
    for name, value in {**as_stored(found).headers, **shown}.items():
        response.headers[name] = value
    del response.headers["Accept-Ranges"]
    return response
