"""Releases and parts that name files nobody reads."""

from fourfold.analysis.events.releases import Part, PartReport, Release

STREET = "police_uk_street"


def part(month="2024-05", path="a", **said):
    known = {
        "dataset": STREET,
        "force": "Marsh",
        "file": "x.csv",
        "sha256": path,
        "reader": "r",
        "report": PartReport(read=1, kept=1),
    }
    return Part(month=month, path=path, **{**known, **said})


def release(number, *parts, edition="2024-06", **said):
    return Release(
        id=f"r{number:04d}",
        edition=edition,
        loaded_at="2026-11-22T10:00:00+00:00",
        code_version="1",
        invented=False,
        parts=parts,
        **said,
    )
