"""How stored bytes are sent: whole, in part, or not at all because the browser has them. Who may is the caller's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

_RANGE = re.compile(r"bytes=(\d{0,12})-(\d{0,12})")


class Source(Protocol):
    """Where bytes lie under keys; ``part`` is from one byte to another, both of them too."""

    def size(self, key: str) -> int: ...

    def pieces(self, key: str) -> Iterator[bytes]: ...

    def part(self, key: str, first: int, last: int) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Stored:
    """The bytes that ``source`` has under ``key``; ``digest`` is of them."""

    source: Source
    key: str
    name: str
    content_type: str
    digest: str
    size: int

    @property
    def headers(self) -> dict[str, str]:
        """Saved by the browser, never shown in it, and asked for each time."""
        return {
            "ETag": f'"{self.digest}"',
            "Cache-Control": "private, no-cache",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
            "Content-Disposition": content_disposition_header(True, self.name) or "attachment",
            "Content-Type": self.content_type,
            "Accept-Ranges": "bytes",
            # Packed already, and a part of a packed answer would be no part of the file.
            "Content-Encoding": "identity",
        }


def send_stored(request: HttpRequest, stored: Stored) -> HttpResponseBase:
    """The answer to GET and HEAD."""
    headers = stored.headers
    response = get_conditional_response(request, etag=headers["ETag"]) or _part(request, stored) or _whole(stored)
    for name, value in headers.items():
        response.headers[name] = value
    return response


def _whole(stored: Stored) -> StreamingHttpResponse:
    """Opened when it is sent: an answer to HEAD opens nothing."""
    size = stored.source.size(stored.key)
    return StreamingHttpResponse(stored.source.pieces(stored.key), headers={"Content-Length": str(size)})


def _part(request: HttpRequest, stored: Stored) -> HttpResponse | None:
    """One range, as a broken download asks for the rest; None: the whole file is the answer."""
    wanted = _RANGE.fullmatch(request.headers.get("Range", ""))
    unchanged = request.headers.get("If-Range", f'"{stored.digest}"') == f'"{stored.digest}"'
    if not wanted or not unchanged or wanted.group(1, 2) == ("", ""):
        return None
    start, end = wanted.group(1, 2)
    first = int(start) if start else max(0, stored.size - int(end))
    last = min(int(end), stored.size - 1) if start and end else stored.size - 1
    if first > last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{stored.size}"})
    part = stored.source.part(stored.key, first, last)
    return HttpResponse(part, status=206, headers={"Content-Range": f"bytes {first}-{last}/{stored.size}"})
