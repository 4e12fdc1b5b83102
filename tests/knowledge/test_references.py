"""One reference a line, and the DOI in it."""

import pytest

from praksisnet.kit.refusal import Refused
from praksisnet.knowledge.references import Reference, references, unreadable


@pytest.mark.parametrize(
    ("line", "text", "doi"),
    [
        ("Holm, B. (2024). Aflastning. doi: 10.1000/182.", "Holm, B. (2024). Aflastning.", "10.1000/182"),
        ("Holm (2024). https://doi.org/10.1000/abc(1)x.", "Holm (2024).", "10.1000/abc(1)x"),
        ("Holm 2024 (10.1000/182)", "Holm 2024", "10.1000/182"),
        ("Holm, B. (2024). Aflastning. Eget tryk.", "Holm, B. (2024). Aflastning. Eget tryk.", ""),
    ],
)
def test_a_reference_is_read(line, text, doi):
    assert references(f"\n{line}\n") == [Reference(text, doi)]


def test_the_address_is_the_registrys():
    assert [one.address for one in references("A 10.1000/182\nB")] == ["https://doi.org/10.1000/182", ""]


def test_a_doi_that_is_none_is_told_with_its_line():
    assert unreadable("Holm 2024\nRavn 2025. DOI: 11.1000/182") == [(2, "Ravn 2025. DOI: 11.1000/182")]


def test_it_is_refused_when_it_is_written(written):
    with pytest.raises(Refused, match="Line 1 of the references"):
        written("Hvad ved vi?", kind="research", parts={"references": "Holm 2024. doi: 10.1"})
