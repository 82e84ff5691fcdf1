"""What a web site shows of a published assessment: plain data, and a file a chart.

A site lays these out in pages of its own. It works nothing out: each number comes with
the sentence, the table or the cell that was published.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from fourfold.analysis.assessment.profiles import DRAWN, Profile
from fourfold.analysis.assessment.structure import Block, Section
from fourfold.analysis.assessment.ward_pages.standings import Standing
from fourfold.analysis.assessment.wording import period_name
from fourfold.analysis.charts.chart import Chart
from fourfold.analysis.charts.ward_paths import ward_paths
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
        *(chart for drawn in drawings.of_pages.values() for chart in drawn),
    )
    for chart in charts:
        yield f"charts/{chart.id}.svg", picture_of(chart).encode()
        yield f"charts/{chart.id}.csv", csv_of(chart.table).encode()
        yield f"charts/{chart.id}.vl.json", specification_of(chart).encode()
    yield "site/edition.json", _bytes(edition_facts(drawings.published))
    sections = drawings.published.assessment.sections
    told = [_section(each, drawings) for each in sections]
    yield "site/sections.json", _bytes({"sections": told})
    yield "site/wards.json", _bytes(_wards(drawings))
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


def _wards(drawings: Drawings) -> Json:
    """Every ward by name with what it is first asked about, and a map of them.

    path, label : of its outline, as SVG says it
    standing : None where nothing is told of it
    """
    assessment = drawings.published.assessment
    width, height, paths = ward_paths(assessment)
    return {
        "authority": asdict(assessment.scope.authority),
        "period": period_name(assessment.scope.period),
        "map": {"width": width, "height": height},
        "wards": [
            {
                "code": ward.code,
                "name": ward.name,
                **asdict(paths[ward.code]),
                "standing": _first_asked(drawings.pages[ward.code].standings),
            }
            for ward in sorted(assessment.scope.wards, key=lambda ward: ward.name)
        ],
    }


def _first_asked(standings: Sequence[Standing]) -> Json | None:
    """Of violence; of the first measure where nothing is told of that."""
    ranked = sorted(standings, key=lambda each: each.measure != DRAWN)
    return asdict(ranked[0]) if ranked else None


def _ward(profile: Profile, drawings: Drawings) -> Json:
    code = profile.ward.code
    page, charts = drawings.pages[code], drawings.of_pages[code]
    return {
        **asdict(profile),
        "charts": [chart_entry(each) for each in drawings.of_wards[code]],
        "blocks": [_block(each, charts) for each in page.blocks],
        "standings": [asdict(each) for each in page.standings],
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
