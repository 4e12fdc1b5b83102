"""What people write here, for the room of what may be about a child."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praksisnet.access.queries import tokens_of
from praksisnet.cases.sockets import About, Kind
from praksisnet.kit.actor import Actor
from praksisnet.practice.actions.finding import index_local_version
from praksisnet.practice.actions.reporting import count_tried
from praksisnet.practice.models import LocalVersion, Report, Trial
from praksisnet.practice.queries import local_versions_for, trials_for
from praksisnet.practice.words import LOCAL_VERSION


def _about_trial(trial: Any) -> About:
    return _about(trial, reverse("practice:trial", args=[trial.pk]))


def _about_version(version: Any) -> About:
    return _about(version, reverse("practice:local_version", args=[version.pk]))


def _about(one: Any, address: str) -> About:
    return About(
        address=address,
        programme_id=one.network.programme_id,
        network_id=one.network_id,
        author_id=one.made_by_id,
        readers=tokens_of(one.audience_id),
        readable_since=one.made_at,
    )


def _about_report(report: Any) -> About:
    return replace(_about_trial(report.trial), author_id=report.told_by_id, readable_since=report.told_at)


def _reports(trial: Any) -> Iterable[tuple[str, Any]]:
    return [("report", report) for report in trial.reports.order_by("pk")]


def _file(version: Any) -> Iterable[tuple[str, Any]]:
    return [("file", version.file)] if version.file else []


def _purge_version(version: Any, by: Actor) -> None:
    """Then the municipality may write another."""
    resource = version.resource
    version.delete()
    count_tried(resource, by=by)


def kinds() -> Iterable[Kind]:
    """A report keeps its place, as there is one answer at each occasion; a trial is gone from the lists."""
    yield Kind(
        key="trial",
        model=Trial,
        name=_("Small test in a municipality"),
        texts=("what", "who"),
        readable=trials_for,
        about=_about_trial,
        parts=_reports,
    )
    yield Kind(
        key="report",
        model=Report,
        name=_("What was told of a small test"),
        texts=("told",),
        hides_row=False,
        readable=lambda person: Report.objects.filter(trial__in=trials_for(person).values("pk")),
        about=_about_report,
    )
    yield Kind(
        key="local-version",
        model=LocalVersion,
        name=_("A municipality’s own version"),
        texts=("changed", "why"),
        readable=local_versions_for,
        about=_about_version,
        parts=_file,
        index=(LOCAL_VERSION,),
        changed=index_local_version,
        purge=_purge_version,
    )
