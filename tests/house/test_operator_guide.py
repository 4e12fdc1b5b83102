"""What runs by itself stands in the operator's guide."""

import re
from pathlib import Path

from praksisnet.jobs import schedule

GUIDE = Path(__file__).parents[2] / "docs" / "operator.md"


def test_every_scheduled_job_stands_in_the_guide():
    told = set(re.findall(r"^\| [^|]+ \| `([\w.]+)` \|", GUIDE.read_text("utf-8"), re.MULTILINE))

    assert told == set(schedule.rules())
