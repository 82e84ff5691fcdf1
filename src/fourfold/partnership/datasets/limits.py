"""What the workbench takes and how long it waits, as `definitions/work.toml` says."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from fourfold.analysis.definitions import settings


@dataclass(frozen=True, slots=True)
class Limits:
    most_bytes: int
    most_files: int
    kept: timedelta
    beat: timedelta
    lost_after: timedelta
    waits: timedelta


@cache
def limits() -> Limits:
    said = settings("work.toml")
    uploads, runs = said["uploads"], said["runs"]
    return Limits(
        most_bytes=uploads["most_bytes"],
        most_files=uploads["most_files"],
        kept=timedelta(hours=uploads["kept_hours"]),
        beat=timedelta(seconds=runs["beat_seconds"]),
        lost_after=timedelta(seconds=runs["lost_after_seconds"]),
        waits=timedelta(seconds=runs["waits_seconds"]),
    )
