"""Files that want to do harm are refused or made harmless, none of them ends anything but its own reading."""

import base64
import re
import resource
import subprocess
import sys
from contextlib import suppress

from praksisnet.files.inspection import check
from praksisnet.files.inspector.__main__ import inspected
from praksisnet.files.names import clean_name
from praksisnet.files.words import LONGEST_NAME, Kind
from praksisnet.kit.refusal import Refused
from tests.files.documents import opendocument, picture, with_part, workbook
from tests.files.harm import NAMES
from tests.files.hostile import carriers, honest, hostile, twisted

# Taken and not touched: the machine has no less for it.
TAKES_TWO_GIGABYTES = "import mmap; mmap.mmap(-1, 2 * 2**30)"
BOUND = "from praksisnet.files.inspector.__main__ import bound; bound(); "


def test_of_five_hundred_hostile_files_none_is_taken():
    answers = [(what, inspected(data)) for what, data in hostile()]

    assert [what for what, found in answers if "problem" not in found] == []
    assert len(answers) >= 500


def test_the_honest_files_they_are_made_of_are_taken():
    assert [kind for kind, data in honest().items() if inspected(data).get("kind") != kind] == []


def test_pictures_lose_whatever_hides_in_them():
    found = [(said, inspected(data)) for data, said in carriers()]

    assert [said for said, one in found if "problem" in one or said in base64.b64decode(one["data"])] == []


def test_bytes_turned_over_at_random_are_answered():
    assert [kind for kind, data in twisted() if not inspected(data).keys() & {"kind", "problem"}] == []


def test_hostile_names_are_made_harmless():
    cleaned = [clean_name(name, Kind.PDF) for name in NAMES]

    assert [name for name in cleaned if not re.fullmatch(r"[^/\\:<>\"|?*%\x00-\x1f\x7f\u202e\u200b]+\.pdf", name)] == []
    assert [name for name in cleaned if name.startswith((".", " ")) or len(name) > LONGEST_NAME] == []


def run(code: str) -> int:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, cwd="src").returncode


def test_the_process_that_reads_may_take_a_gigabyte_and_no_more():
    assert (run(TAKES_TWO_GIGABYTES), run(BOUND + TAKES_TWO_GIGABYTES)) == (0, 1)


def test_the_worst_of_them_take_no_more_than_a_gigabyte():
    worst = [
        with_part(workbook(), "xl/custom.xml", b"<a>" + b"<b/>" * 990_000 + b"</a>"),
        opendocument(a_xml=b"<a>" + b"x" * (29 * 2**20) + b"</a>"),
        picture("PNG", (7_000, 7_000)),
    ]

    for data in worst:
        with suppress(Refused):
            check(data, name="a")

    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 2**20
