"""What came of a run of work, as its page shows it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.urls import reverse

from fourfold.interfaces.components.listing import Column, Table
from fourfold.partnership.datasets import queries
from fourfold.partnership.datasets.models import WorkRun
from fourfold.partnership.datasets.reports import report_in

from .report_showing import report_tables
from .titles import title_of


@dataclass(frozen=True)
class Result:
    """Sentences, tables, where to go on, and the upload whose files can be loaded."""

    sentences: list[str]
    tables: list[Table] = field(default_factory=list)
    href: str = ""
    action: str = ""
    next_href: str = ""
    next_action: str = ""
    upload: str = ""
    can_load: bool = False
    can_build: bool = False


def result_of(run: WorkRun) -> Result | None:
    """None before it is done."""
    if run.state != WorkRun.State.DONE:
        return None
    return RESULTS[run.kind](run, run.result)


def upload_left(run: WorkRun) -> str:
    """The upload that a check was of which did not go well, if its files are there."""
    is_of_one = run.kind == WorkRun.Kind.CHECK and not run.is_active
    is_left = is_of_one and run.state != WorkRun.State.DONE and _is_there(run)
    return run.about if is_left else ""


def _checked(run: WorkRun, found: dict[str, Any]) -> Result:
    sentences = (
        ["Nothing is loaded yet. Look at what the files hold, then load them."]
        if found["is_new"]
        else ["All of this is loaded already: loading it again changes nothing."]
    )
    kinds = Table(
        caption="What the files are",
        columns=[Column("File"), Column("Data")],
        rows=[[each["name"], _kinds(each)] for each in found["kinds"]],
    )
    return Result(
        sentences,
        [kinds, *report_tables(report_in(found["report"]))],
        upload=run.about if _is_there(run) else "",
        can_load=found["is_new"],
    )


def _is_there(run: WorkRun) -> bool:
    found = queries.upload(UUID(run.about))
    return found is not None and found.is_there


def _kinds(file: dict[str, Any]) -> str:
    parts = [
        f"{title_of(name)} ({count:,} files)" if count > 1 else title_of(name)
        for name, count in file["datasets"].items()
    ]
    if file["passed_over"]:
        parts.append(f"passed over: {file['passed_over']:,}")
    return "; ".join(parts)


def _loaded(_run: WorkRun, found: dict[str, Any]) -> Result:
    if not found["release"]:
        return Result(["Nothing new: all of this was loaded already."])
    return Result(
        [
            f"Loaded as release {found['release']}. The files you sent are removed.",
            "It counts from the next build on.",
        ],
        report_tables(report_in(found["report"])),
        href=reverse("staff:release", args=[found["key"]]) if found["key"] else "",
        action="See the release",
        can_build=True,
    )


def _built(_run: WorkRun, found: dict[str, Any]) -> Result:
    words = (
        f"Build {found['build']}: {found['counted']:,} files counted,"
        f" {found['reused']:,} taken over. The counts add up to the rows loaded."
        if found["is_new"]
        else f"Build {found['build']} is up to date."
    )
    there = reverse("staff:builds")
    return Result([words], href=there, action="See the builds")


def _drafted(run: WorkRun, found: dict[str, Any]) -> Result:
    return Result(
        [f"Drafted: {found['title']}.", "Another person signs it off."],
        href=reverse("staff:edition", args=[found["edition"]]),
        action="Read the draft",
        next_href=reverse("staff:preparation", args=[run.about]),
        next_action="Write what its sections say",
    )


RESULTS: dict[str, Callable[[WorkRun, dict[str, Any]], Result]] = {
    WorkRun.Kind.CHECK: _checked,
    WorkRun.Kind.LOAD: _loaded,
    WorkRun.Kind.BUILD: _built,
    WorkRun.Kind.DRAFT: _drafted,
}
