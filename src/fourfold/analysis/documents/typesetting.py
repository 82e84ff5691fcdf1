"""Typesets a template with its data as PDF/UA-1: a tagged file that reads aloud.

Only our own templates, one family of letters that comes with the program, and the
data handed over: nothing of the machine it runs on gets into the file, so the same
assessment gives the same bytes.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import ttf_opensans
import typst

from fourfold.analysis.charts.chart import Chart
from fourfold.analysis.charts.style import FONT, HALF, WIDTH
from fourfold.analysis.errors import FourfoldError

SHARED = ("house.typ", "parts.typ")
TEMPLATES = files("fourfold.analysis.documents") / "typst"
STANDARD: Literal["ua-1"] = "ua-1"

# The family by the name that a chart's letters are drawn in when it is printed.
PRINTED_FONT = "Open Sans"

# Of the text, in points, the one that is preferred first.
SIZES = (9.5, 9.0, 8.5, 8.0, 7.5)

# Of a column of an A4 page, in points.
FULL_WIDTH = 482.0
HALF_WIDTH = 232.0

# Of a picture, in points: a taller one leaves half a page empty before it.
TALLEST = 320.0

# Of a picture that was drawn for a half column: its plot and the axis beside it.
DRAWN_FOR_HALF = HALF + 50


class TooLongError(FourfoldError):
    """A document does not fit on its pages, with the smallest letters either."""


def typeset(
    template: str,
    data: Mapping[str, Any],
    *,
    charts: Sequence[Chart] = (),
    made_at: str,
    pages: int | None = None,
) -> bytes:
    """The PDF of a template in documents/typst, with `data` as its data.json.

    charts : pictures that the data name, by `picture_name`
    made_at : moment that the file carries, 'YYYY-MM-DDTHH:MM:SS+00:00'
    pages : the most there may be; letters shrink a little until it fits

    Raises FourfoldError where the document breaks PDF/UA or a template's rules, and
    TooLongError where it does not fit with the smallest letters that are read with
    ease.
    """
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for name in (*SHARED, template):
            (root / name).write_bytes((TEMPLATES / name).read_bytes())
        (root / "data.json").write_text(json.dumps(data), encoding="utf-8")
        for chart in charts:
            (root / picture_name(chart)).write_text(printable(chart), encoding="utf-8")
        try:
            for size in SIZES if pages else SIZES[:1]:
                compiler = _compiler(root, template, size)
                if pages is None or _pages(compiler) <= pages:
                    moment = datetime.fromisoformat(made_at)
                    found = compiler.compile(pdf_standards=STANDARD, timestamp=moment)
                    return found if isinstance(found, bytes) else b""
        except typst.TypstError as error:
            raise FourfoldError(
                f"{template} could not be typeset: {error.message}"
            ) from error
    raise TooLongError(
        f"{template} does not fit on {pages} pages: give it fewer sections"
    )


def _compiler(root: Path, template: str, size: float) -> typst.Compiler:
    return typst.Compiler(
        str(root / template),
        root=str(root),
        font_paths=_fonts(),
        sys_inputs={"size": f"{size}"},
    )


def _pages(compiler: typst.Compiler) -> int:
    """How many pages there are; each template marks its end."""
    return int(json.loads(compiler.query("<pages>", field="value", one=True)))


def picture_name(chart: Chart) -> str:
    return f"{chart.id}.svg"


def printable(chart: Chart) -> str:
    """The picture with letters that are at hand wherever it is printed."""
    return chart.svg.replace(FONT.replace("'", "&#x27;"), PRINTED_FONT)


def shown_chart(chart: Chart, *, half: bool = False) -> dict[str, Any]:
    """A chart as a template wants it; one drawn narrower is printed narrower.

    half : whether it stands in half a page, and was drawn for that
    """
    box = chart.svg.partition('viewBox="0 0 ')[2].partition('"')[0]
    drawn, height = (float(size) for size in box.split())
    width, drawn_for = (HALF_WIDTH, DRAWN_FOR_HALF) if half else (FULL_WIDTH, WIDTH)
    return {
        "file": f"/{picture_name(chart)}",
        "title": chart.title,
        "summary": chart.summary,
        "width": round(
            min(width, width * drawn / drawn_for, TALLEST * drawn / height), 1
        ),
    }


@cache
def _fonts() -> typst.Fonts:
    # Found once: to look through a folder takes longer than to set a page.
    with as_file(files(ttf_opensans) / "ttf") as folder:
        return typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=True,
            font_paths=[str(folder)],
        )
