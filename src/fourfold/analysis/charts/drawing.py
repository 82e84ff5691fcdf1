"""Turns a sketch into an SVG that reads aloud, scales, and asks for nothing."""

import re
from collections.abc import Mapping
from html import escape
from typing import Any

import vl_convert

from fourfold.analysis.charts.chart import Chart, Sketch
from fourfold.analysis.charts.style import FONT

# What a browser needs none of: names for scripts, roles inside a picture that is
# read as one image, marks of no size. Half of the bytes.
_NOISE = re.compile(
    r' (?:class|role|aria-roledescription|aria-hidden|pointer-events)="[^"]*"'
    r'|<path[^>]*(?:d=""|d="M0,0h0v0h0Z"|display="none")[^>]*/>'
    r'| (?:opacity="1"|stroke-width="0"|xmlns:xlink="[^"]*"|version="1.1")'
)
_FONT = re.compile(r' font-family="[^"]*"')
_LONG_DECIMAL = re.compile(r"(\d\.\d)\d+")
# Of a place a tenth of a pixel is enough; a number that is read stays as it is.
_TAG = re.compile(r"<[^>]*>")
_OPENING = re.compile(r'<svg[^>]*width="([\d.]+)"[^>]*viewBox="([^"]*)"[^>]*>')
_DRAWN = re.compile(r"<(?:path|line|text|rect)[ >]")
_ID = re.compile(r'(?<=id=")\w+|(?<=url\(#)\w+')

# How far a chart is blown up on a wide screen, beside the size of its letters.
LARGEST = 1.15

# Below this width letters are too small to read, so a wide chart is scrolled.
NARROWEST = "34rem"

# A white background and an axis are no picture.
FEWEST_MARKS = 4


def draw(sketch: Sketch) -> Chart:
    """Draw a sketch. Raises ValueError where nothing would be seen."""
    return Chart(sketch, _accessible(svg_of(sketch.specification), sketch))


def svg_of(specification: Mapping[str, Any]) -> str:
    """The picture of a Vega-Lite specification that has its data in it.

    Raises ValueError for a specification that cannot be drawn, or that would
    fetch something.
    """
    svg = vl_convert.vegalite_to_svg(dict(specification), allowed_base_urls=[])
    return _lean(svg)


def _lean(svg: str) -> str:
    return _TAG.sub(
        lambda tag: _LONG_DECIMAL.sub(r"\1", tag[0]), _FONT.sub("", _NOISE.sub("", svg))
    )


def _accessible(svg: str, sketch: Sketch) -> str:
    """One image to a screen reader, with a name and a description."""
    opening = _OPENING.search(svg)
    if opening is None or len(_DRAWN.findall(svg)) < FEWEST_MARKS:
        raise ValueError(f"the chart {sketch.id!r} came out empty")
    width, view_box = opening[1], opening[2]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view_box}" '
        f'style="min-width:min({NARROWEST},{float(width):.0f}px);'
        f'max-width:{float(width) * LARGEST:.0f}px" role="img" '
        f'font-family="{escape(FONT)}" '
        f'aria-labelledby="{sketch.id}-title {sketch.id}-description">'
        f'<title id="{sketch.id}-title">{escape(sketch.title)}</title>'
        f'<desc id="{sketch.id}-description">{escape(sketch.summary)}</desc>'
    )
    return head + _renamed(svg[opening.end() :], sketch.id)


def _renamed(svg: str, chart: str) -> str:
    """Ids that no other chart has, numbered from one.

    The renderer numbers them on from chart to chart, so that the same chart
    would be other bytes the second time.
    """
    names: dict[str, str] = {}
    for found in _ID.findall(svg):
        names.setdefault(found, f"{chart}-{len(names) + 1}")
    return _ID.sub(lambda match: names[match[0]], svg)
