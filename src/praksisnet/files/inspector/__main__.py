import base64
import json
import resource
import sys
from collections.abc import Callable

from praksisnet.files.inspector.findings import Findings, Problem

MOST_MEMORY = 1024 * 2**20
MOST_SECONDS = 20
LONGEST_TITLE = 200
MAGIC = {b"%PDF-": "pdf", b"PK\x03\x04": "zip", b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}


def main() -> int:
    """What was found, on a line of its own; then the preview, without which the file is good all the same."""
    bound()
    data = sys.stdin.buffer.read()
    said = inspected(data)
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()
    if "problem" not in said:
        sys.stdout.write(base64.b64encode(preview(data)).decode("ascii") + "\n")
    return 0


def bound() -> None:
    """What follows may take so much of the machine and no more."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # nothing is written to any disk
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def inspected(data: bytes) -> dict[str, object]:
    """Findings as JSON holds them, or the code of a ``problem``: whatever is in the file, nothing is raised."""
    try:
        found = _reader(data)(data)
    except Problem as problem:
        return {"problem": problem.code}
    except MemoryError:
        return {"problem": "bomb"}
    except Exception:  # a broken file breaks the libraries in a hundred ways; to the reader they are one
        return {"problem": "broken"}
    return {
        "kind": found.kind,
        "pages": found.pages,
        "text": "\n".join(found.text),
        # Between the pieces stands a word: digits of two pieces never make one number.
        "also": "\nx\n".join(found.also),
        "pictures_unseen": found.pictures_unseen,
        "is_untagged": found.is_untagged,
        "title": found.title[:LONGEST_TITLE],
        "data": base64.b64encode(found.data).decode("ascii"),
    }


def preview(data: bytes) -> bytes:
    """The first page, or the picture, in small; nothing for what is neither, or cannot be drawn."""
    kind = _magic(data)
    if kind not in {"pdf", "png", "jpg", "webp"}:
        return b""
    from praksisnet.files.inspector import pdf, pictures  # noqa: PLC0415

    try:
        drawn = pdf.first_page(data, pictures.PREVIEW_SIDE) if kind == "pdf" else pictures.upright(data, kind)
        return pictures.preview(drawn)
    except (Exception, MemoryError):
        return b""


def _magic(data: bytes) -> str:
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    return next((kind for first, kind in MAGIC.items() if data.startswith(first)), "")


def _reader(data: bytes) -> Callable[[bytes], Findings]:
    """By the first bytes; only the reader that is needed is loaded."""
    kind = _magic(data)
    if kind == "pdf":
        from praksisnet.files.inspector import pdf  # noqa: PLC0415

        return pdf.read
    if kind == "zip":
        from praksisnet.files.inspector import office  # noqa: PLC0415

        return office.read
    if kind:
        from praksisnet.files.inspector import pictures  # noqa: PLC0415

        return lambda data: pictures.read(data, kind)
    raise Problem("old" if data.startswith(b"\xd0\xcf\x11\xe0") else "kind")


if __name__ == "__main__":
    sys.exit(main())
