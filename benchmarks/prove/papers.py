"""How long it takes to set badges, a list and a certificate: what a download waits for."""

import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

from tools.figures import Row, part

PEOPLE, ROUNDS = 300, 7
ADDRESS = "https://praksisnet.example.dk/check-in/YXJyaXZhbAoxMjM0NQpwZXJzb246MTIzNDUKMTc2NDM0OTg{:04d}.abcdefghijklmnopqrstuvwx/"
ABOUT = {"title": "Papir", "language": "da", "foot": "i dag", "lead": "Aflastning, der holder", "inset": 3.4}


@part("papers", "Papers of a meeting, from data to PDF, median of 7", "what", "seconds", "allowed")
def papers() -> Iterator[Row]:
    import django

    django.setup()
    yield f"{PEOPLE} badges with codes", timed(badges), 2
    yield f"a list of {PEOPLE} to sign", timed(sign_in), 2
    yield "one certificate, PDF/UA-1", timed(lambda: certificates(1)), 0.3
    yield f"{PEOPLE} certificates, PDF/UA-1", timed(lambda: certificates(PEOPLE)), 2


def timed(make: Callable[[], bytes]) -> float:
    seconds = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        assert make().startswith(b"%PDF")
        seconds.append(time.perf_counter() - began)
    return round(statistics.median(seconds), 2)


def badges() -> bytes:
    from praksisnet.kit import codes

    people = [
        {
            "name": f"Deltager nr. {number}",
            "place": "Ringkøbing-Skjern",
            "workshops": ["Workshop B, lokale 2: Aftaler i praksis"],
            # Another one each round: codes are cached.
            "code": codes.svg(ADDRESS.format(number) + str(time.perf_counter_ns())[-2:]),
        }
        for number in range(PEOPLE)
    ]
    return set_("badges", meeting="Aflastning, der holder", code="Kode", badges=people)


def sign_in() -> bytes:
    headings = ["Navn", "Kommune", "Kom kl.", "Underskrift"]
    return set_("sign_in", headings=headings, rows=[["Deltager", "Ringkøbing-Skjern", "", ""]] * PEOPLE)


def certificates(number: int) -> bytes:
    texts = ("heading", "host", "confirms", "name", "place", "attended", "meeting", "issued")
    one = {**{name: f"Tekst om {name}" for name in texts}, "language": "da", "facts": [["Dato", "torsdag"]] * 5}
    return set_("certificate", standard="ua-1", certificates=[one] * number)


def set_(template: str, standard: str = "", **data: Any) -> bytes:
    from praksisnet.kit.typesetting import typeset

    return typeset(f"registration/data/{template}.typ", {**ABOUT, **data}, standard=standard)
