import re
from collections.abc import Iterator

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from praksisnet.files.models import StoredFile
from praksisnet.files.queries import files_for, open_files
from praksisnet.files.store import path_of, preview_of
from praksisnet.files.words import MIME_TYPES, Kind
from praksisnet.people.gate import reader

PIECE = 2**16
_RANGE = re.compile(r"bytes=(\d{0,12})-(\d{0,12})")


@login_not_required
@require_safe
def file(request: HttpRequest, file_id: int) -> HttpResponseBase:
    """Saved by the browser, never shown in it; who may read is asked each time, also of what the browser kept."""
    if not request.user.is_authenticated and not open_files().filter(pk=file_id).exists():
        return redirect_to_login(request.get_full_path())
    mine = files_for(reader(request)) if request.user.is_authenticated else open_files()
    found = get_object_or_404(mine, pk=file_id)
    response = get_conditional_response(request, etag=_headers(found)["ETag"]) or _part(request, found) or _whole(found)
    for name, value in _headers(found).items():
        response.headers[name] = value
    return response


@require_safe
def preview(request: HttpRequest, file_id: int) -> HttpResponseBase:
    """The first page, or the picture, in small: drawn by us from points, and the only thing ever shown in place."""
    found = get_object_or_404(files_for(reader(request)).filter(has_preview=True), pk=file_id)
    tag = f'"{found.digest}-preview"'
    response = get_conditional_response(request, etag=tag) or HttpResponse(path_of(preview_of(found.key)).read_bytes())
    shown = {"ETag": tag, "Content-Type": "image/webp", "Content-Disposition": "inline"}
    for name, value in {**_headers(found), **shown}.items():
        response.headers[name] = value
    del response.headers["Accept-Ranges"]
    return response


def _headers(found: StoredFile) -> dict[str, str]:
    return {
        "ETag": f'"{found.digest}"',
        "Cache-Control": "private, no-cache",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Content-Disposition": content_disposition_header(True, found.name) or "attachment",
        "Content-Type": MIME_TYPES[Kind(found.kind)],
        "Accept-Ranges": "bytes",
        # Packed already, and a part of a packed answer would be no part of the file.
        "Content-Encoding": "identity",
    }


def _whole(found: StoredFile) -> StreamingHttpResponse:
    """Opened when it is sent: an answer to HEAD opens nothing."""
    size = path_of(found.key).stat().st_size
    return StreamingHttpResponse(_pieces(found), headers={"Content-Length": str(size)})


def _pieces(found: StoredFile) -> Iterator[bytes]:
    with path_of(found.key).open("rb") as stored:
        while piece := stored.read(PIECE):
            yield piece


def _part(request: HttpRequest, found: StoredFile) -> HttpResponse | None:
    """One range, as a broken download asks for the rest; None: the whole file is the answer."""
    wanted = _RANGE.fullmatch(request.headers.get("Range", ""))
    unchanged = request.headers.get("If-Range", f'"{found.digest}"') == f'"{found.digest}"'
    if not wanted or not unchanged or wanted.group(1, 2) == ("", ""):
        return None
    start, end = wanted.group(1, 2)
    first = int(start) if start else max(0, found.size - int(end))
    last = min(int(end), found.size - 1) if start and end else found.size - 1
    if first > last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{found.size}"})
    with path_of(found.key).open("rb") as stored:
        stored.seek(first)
        part = stored.read(last - first + 1)
    return HttpResponse(part, status=206, headers={"Content-Range": f"bytes {first}-{last}/{found.size}"})
