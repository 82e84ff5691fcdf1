"""What was measured, as Markdown and a chart."""

import os
import platform
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from fourfold.analysis.charts.chart import DataTable, Sketch, Specification
from fourfold.analysis.charts.drawing import draw
from fourfold.analysis.charts.style import WIDTH, specification

from .answers import COMPARED
from .cases import OURS, Aim, Case
from .measuring import Measured

# One row of growth: operation, unit, size, seconds of processor, peak.
Grown = tuple[str, str, int, float, float]


def heading_of(case: Case) -> str:
    return f"### {case.title}: {case.size:,} {case.unit}"


def told(measured: Measured) -> str:
    """The table of one case, its aims, and how answers compare."""
    case, ours = measured.case, measured.took[OURS]
    lines = [
        heading_of(replace(case, size=measured.size)),
        "",
        "| | seconds of processor | seconds | peak MB | times as fast |",
        "|---|---|---|---|---|",
    ]
    for name, took in measured.took.items():
        ratio = "" if name == OURS else _times(took.cpu / ours.cpu)
        shown = f"{name} ({took.by})" if took.by else name
        lines.append(
            f"| {shown} | {_seconds(took.cpu)} | {_seconds(took.wall)}"
            f" | {took.peak_mb:,.0f} | {ratio} |"
        )
    lines += [
        f"| {rival.name} | not measured: {rival.needs} is not installed | | | |"
        for rival in measured.missing
    ]
    lines.append("")
    if measured.size == case.size:
        lines += [_met(aim, measured) for aim in case.aims]
    else:
        lines.append(
            "- A small size: it is seen to run, and aims are of the whole one."
        )
    compare = COMPARED[case.answers]
    lines += [
        f"- {name}: {compare(ours.answer, took.answer)}."
        for name, took in measured.took.items()
        if name != OURS
    ]
    loads = f"{min(measured.loads):.1f} to {max(measured.loads):.1f}"
    times = "once" if len(ours.runs) == 1 else f"{len(ours.runs)} times in turn"
    lines.append(
        f"- Measured {times}, at a load of {loads}; {datetime.now(UTC):%B %Y}."
    )
    return "\n".join(lines) + "\n"


def _met(aim: Aim, measured: Measured) -> str:
    ours = measured.took[OURS]
    if aim.rival:
        wanted = f"at least {aim.times:g} times as fast as {aim.rival}"
        if aim.rival not in measured.took:
            return f"- Aim: {wanted}. Not measured, as it is not installed."
        ratio = measured.took[aim.rival].cpu / ours.cpu
        return f"- Aim: {wanted}. {_word(ratio >= aim.times)}: {_times(ratio)}."
    if aim.seconds:
        wanted = f"at most {aim.seconds:g} seconds"
        return (
            f"- Aim: {wanted}. {_word(ours.cpu <= aim.seconds)}: {_seconds(ours.cpu)}."
        )
    wanted = f"at most {aim.megabytes:g} MB"
    return (
        f"- Aim: {wanted}. {_word(ours.peak_mb <= aim.megabytes)}: {ours.peak_mb:.0f}."
    )


def _word(met: bool) -> str:
    return "Met" if met else "**Missed**"


def _times(ratio: float) -> str:
    return f"{ratio:,.0f}" if ratio >= 10 else f"{ratio:.1f}"


def _seconds(seconds: float) -> str:
    return f"{seconds:,.1f}" if seconds >= 10 else f"{seconds:.3g}"


def machine() -> str:
    """The processor by its name, how many, and what runs on it."""
    name = platform.processor() or platform.machine()
    listed = Path("/proc/cpuinfo")
    if listed.exists():
        lines = listed.read_text(encoding="utf-8").splitlines()
        models = [line.split(":")[1].strip() for line in lines if "model name" in line]
        name = models[0] if models else name
    return (
        f"{platform.system()}, {os.cpu_count()} processors ({name}),"
        f" Python {platform.python_version()}"
    )


def growth_table(rows: Sequence[Grown]) -> str:
    lines = [
        "| operation | size | seconds of processor | peak MB |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {name} | {size:,} {unit} | {_seconds(cpu)} | {peak:,.0f} |"
        for name, unit, size, cpu, peak in rows
    ]
    return "\n".join(lines) + "\n"


def growth_chart(rows: Sequence[Grown]) -> str:
    """Seconds by size, both by tens: what grows in proportion rises at one slope."""
    named = {
        "field": "operation",
        "type": "nominal",
        "sort": None,
        "legend": {"orient": "right"},
    }
    values = [
        {"operation": f"{name}, by {unit}", "size": size, "seconds": cpu}
        for name, unit, size, cpu, _ in rows
    ]
    sketch = Sketch(
        id="chart-growth",
        section="",
        block="",
        title="How cost grows",
        summary="Seconds of processor by size, both on scales of tens.",
        specification=specification(
            width=WIDTH - 150,
            height=340,
            data={"values": values},
            mark={"type": "line", "point": {"size": 60}, "strokeWidth": 2},
            encoding={
                "x": _tens("size", "Size", "~s"),
                "y": _tens("seconds", "Seconds of processor", "~g"),
                "color": named,
                "shape": named,
            },
        ),
        table=DataTable("How cost grows", ("operation", "size", "seconds"), ()),
    )
    return draw(sketch).svg


def _tens(field: str, title: str, form: str) -> Specification:
    return {
        "field": field,
        "type": "quantitative",
        "scale": {"type": "log"},
        "axis": {"title": title, "format": form, "tickCount": 6},
    }
