"""The leader's link opens the files of what is to be released, and nothing else."""

import pytest
from django.test import Client
from django.urls import reverse

from praksisnet.access.actions import hide
from praksisnet.files.inspection import Checked
from praksisnet.files.models import StoredFile
from praksisnet.files.words import Kind
from praksisnet.kit.actor import Actor
from praksisnet.knowledge.actions import (
    ask_release,
    change_resource,
    decline_release,
    release_example,
    withdraw_release,
)
from praksisnet.knowledge.queries import releases
from praksisnet.knowledge.queries.releases import release_token
from praksisnet.knowledge.views import releasing

HANNE = Actor.guest("Hanne Friis")
PARTS = {"for_whom": "Alle.", "does": "Vi aftaler det.", "result": "Ro.", "contact": "Mette."}


@pytest.fixture
def with_file(by):
    """``with_file(resource)``: the resource's file."""

    def made(resource, name="eksempel.pdf"):
        checked = Checked(b"%PDF-1.4", name, Kind.PDF, 1, "", "0" * 64)
        return change_resource(resource, upload=[checked], by=by).files.get(name=name)

    return made


@pytest.fixture
def example(written, world):
    return written("Aflastning fra dag ét", kind="example", municipality=world.here.municipality, parts=PARTS)


@pytest.fixture
def asked(example, world, by):
    email = f"hanne@{world.here.municipality.domain}"
    return ask_release(example, name="Hanne Friis", title="Børnechef", email=email, by=by)


def opened(release, file):
    """What somebody with nothing but the link gets."""
    return Client().get(reverse("knowledge:example_file", args=[release_token(release), file.pk])).status_code


def test_the_leader_reads_the_files_that_are_to_be_released(asked, example, with_file):
    file = with_file(example)

    page = Client().get(reverse("knowledge:example", args=[release_token(asked)])).content.decode()
    answer = Client().get(reverse("knowledge:example_file", args=[release_token(asked), file.pk]))

    assert f"/files/{file.pk}/" in page
    assert (b"".join(answer.streaming_content), answer.headers["Content-Security-Policy"]) == (
        b"%PDF-1.4",
        "default-src 'none'; sandbox",
    )


def test_the_link_opens_no_other_file_and_a_hole_would_be_found(asked, example, written, with_file, by, monkeypatch):
    own, others = with_file(example), with_file(written("En anden"))
    removed = with_file(example, "gammel.pdf")
    change_resource(example, files=[own], by=by)
    found = [opened(asked, file) for file in (own, others, removed)]

    with monkeypatch.context() as hole:
        hole.setattr(releasing, "files_to_release", lambda _release: StoredFile.objects.all())
        with_hole = [opened(asked, file) for file in (own, others, removed)]

    assert (found, with_hole) == ([200, 404, 404], [200, 200, 200])


@pytest.mark.parametrize("after", ["declined", "withdrawn", "another", "hidden", "hidden file", "forged"])
def test_the_link_opens_nothing_any_more(after, asked, example, with_file, world, by):
    file = with_file(example)
    release_example(asked, by=HANNE) if after == "withdrawn" else None
    before = opened(asked, file)
    match after:
        case "declined":
            decline_release(asked, by=HANNE)
        case "withdrawn":
            withdraw_release(asked, by=HANNE)
        case "another":
            email = f"leder@{world.here.municipality.domain}"
            ask_release(example, name="Ole Bro", title="Chef", email=email, by=by)
        case "hidden":
            hide([example])
        case "hidden file":
            hide([file])
        case _:
            asked.email = "somebody@else.example"

    assert (before, opened(asked, file)) == (200, 404)


def test_a_link_that_counts_no_more_shows_no_text(asked, example, world, by):
    link = reverse("knowledge:example", args=[release_token(asked)])
    before = "Vi aftaler det." in Client().get(link).content.decode()

    ask_release(example, name="Ole Bro", title="Chef", email=f"ole@{world.here.municipality.domain}", by=by)

    assert (before, "Vi aftaler det." in Client().get(link).content.decode()) == (True, False)


def test_files_to_release_waits_for_the_files_moment(asked, example, with_file):
    file = with_file(example)
    file.visible_from = "2099-01-01T00:00Z"
    file.save()

    assert list(releases.files_to_release(asked)) == []
