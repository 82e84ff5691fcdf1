"""What a web site shows of a published assessment: plain data, and a file a chart.

A site lays these out in pages of its own. It works nothing out: each number comes with
the sentence, the table or the cell that was published.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from fourfold.analysis.assessment.profiles import Profile
from fourfold.analysis.assessment.structure import Block, Section
from fourfold.analysis.charts.chart import Chart
from fourfold.analysis.documents.chart_files import csv_of, specification_of
from fourfold.analysis.documents.drawings import Drawings
from fourfold.analysis.documents.edition_facts import edition_facts

Json = dict[str, Any]
Documents = Iterator[tuple[str, bytes]]

# Raised when a key goes or changes its meaning, not when one is added.
SCHEMA = "fourfold-site-1"

# A picture in a page of its own keeps the size it was drawn for.
_HEAD = re.compile(r'<svg ([^>]*)viewBox="(\S+ \S+ (\S+) (\S+))" style="[^"]*"')


def site_documents(drawings: Drawings) -> Documents:
    """Each file with its name: `site/…` for what is said, `charts/…` for pictures."""
    charts = (
        *drawings.of_assessment,
        *(chart for drawn in drawings.of_wards.values() for chart in drawn),
    )
    for chart in charts:
        yield f"charts/{chart.id}.svg", picture_of(chart).encode()
        yield f"charts/{chart.id}.csv", csv_of(chart.table).encode()
        yield f"charts/{chart.id}.vl.json", specification_of(chart).encode()
    yield "site/edition.json", _bytes(edition_facts(drawings.published))
    sections = drawings.published.assessment.sections
    told = [_section(each, drawings) for each in sections]
    yield "site/sections.json", _bytes({"sections": told})
    for code, profile in drawings.profiles.items():
        yield f"site/wards/{code}.json", _bytes(_ward(profile, drawings))


def picture_of(chart: Chart) -> str:
    """The chart as a file, of the size that it was drawn for."""
    return _HEAD.sub(
        lambda found: (
            f'<svg {found[1]}viewBox="{found[2]}" '
            f'width="{found[3]}" height="{found[4]}"'
        ),
        chart.svg,
        count=1,
    )


def size_of(chart: Chart) -> tuple[int, int]:
    """Width and height in pixels, so that a page keeps its place for it."""
    found = _HEAD.match(chart.svg)
    if found is None:
        raise ValueError(f"the chart {chart.id!r} has no size")
    return round(float(found[3])), round(float(found[4]))


def _section(section: Section, drawings: Drawings) -> Json:
    commentary = drawings.published.commentary.get(section.id)
    charts = [each for each in drawings.of_assessment if each.section == section.id]
    return {
        "id": section.id,
        "title": section.title,
        "paragraphs": [asdict(each) for each in section.paragraphs],
        "commentary": asdict(commentary) if commentary else None,
        "blocks": [_block(each, charts) for each in section.blocks],
    }


def _block(block: Block, charts: Sequence[Chart]) -> Json:
    return {
        **asdict(block),
        "charts": [chart_entry(each) for each in charts if each.block == block.id],
    }


def _ward(profile: Profile, drawings: Drawings) -> Json:
    return {
        **asdict(profile),
        "charts": [chart_entry(each) for each in drawings.of_wards[profile.ward.code]],
    }


def chart_entry(chart: Chart) -> Json:
    """What a page says of a chart; its files are `charts/<id>.svg`, `.csv`, `.vl.json`.

    table : the chart's numbers in words, for whoever cannot or will not see it
    """
    width, height = size_of(chart)
    return {
        "id": chart.id,
        "title": chart.title,
        "summary": chart.summary,
        "width": width,
        "height": height,
        "table": asdict(chart.table),
    }


def _bytes(content: Json) -> bytes:
    whole = {"schema": SCHEMA, **content}
    text = json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False, default=str)
    return f"{text}\n".encode()
