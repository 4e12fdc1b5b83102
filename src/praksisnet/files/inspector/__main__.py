import json
import resource
import sys
from collections.abc import Callable

from praksisnet.files.inspector.findings import Findings, Problem

MOST_MEMORY = 1024 * 2**20
MOST_SECONDS = 20


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # nothing is written to any disk
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.write(json.dumps(inspected(sys.stdin.buffer.read())))
    return 0


def inspected(data: bytes) -> dict[str, object]:
    try:
        found = _reader(data)(data)
    except Problem as problem:
        return {"problem": problem.code}
    except MemoryError:
        return {"problem": "bomb"}
    except Exception:  # a broken file breaks the libraries in a hundred ways; to the reader they are one
        return {"problem": "broken"}
    # Between the pieces stands a word: digits of two pieces never make one number.
    return {"kind": found.kind, "pages": found.pages, "text": "\n".join(found.text), "also": "\nx\n".join(found.also)}


def _reader(data: bytes) -> Callable[[bytes], Findings]:
    """By the first bytes; only the reader that is needed is loaded."""
    if data.startswith(b"%PDF-"):
        from praksisnet.files.inspector import pdf  # noqa: PLC0415

        return pdf.read
    if data.startswith(b"PK\x03\x04"):
        from praksisnet.files.inspector import office  # noqa: PLC0415

        return office.read
    raise Problem("old" if data.startswith(b"\xd0\xcf\x11\xe0") else "kind")


if __name__ == "__main__":
    sys.exit(main())
