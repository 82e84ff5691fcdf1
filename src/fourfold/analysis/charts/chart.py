"""What a chart is made of, before and after it is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Specification = dict[str, Any]


@dataclass(frozen=True, slots=True)
class DataTable:
    """The numbers of a chart in words, for whoever cannot or will not see it."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sketch:
    """A chart before it is drawn.

    section : id of the section of the assessment that it belongs to
    block : id of the block of that section that it belongs to
    specification : Vega-Lite, with its data in it
    """

    id: str
    section: str
    block: str
    title: str
    summary: str
    specification: Mapping[str, Any]
    table: DataTable


@dataclass(frozen=True, slots=True)
class Chart:
    """A sketch and its picture."""

    sketch: Sketch
    svg: str

    @property
    def id(self) -> str:
        return self.sketch.id

    @property
    def section(self) -> str:
        return self.sketch.section

    @property
    def block(self) -> str:
        return self.sketch.block

    @property
    def specification(self) -> Mapping[str, Any]:
        return self.sketch.specification

    def _repr_svg_(self) -> str:
        """What a notebook shows."""
        return self.svg

    @property
    def title(self) -> str:
        return self.sketch.title

    @property
    def summary(self) -> str:
        return self.sketch.summary

    @property
    def table(self) -> DataTable:
        return self.sketch.table
