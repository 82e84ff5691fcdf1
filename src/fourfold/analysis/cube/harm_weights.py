"""Scales of harm from loaded workbooks: written into a cube, and read back."""

import duckdb

from fourfold.analysis import definitions
from fourfold.analysis.events.areas import AreaData
from fourfold.analysis.offences.harm import (
    HarmScale,
    OffenceWeight,
    harm_scales,
    scale_of,
)

from .tables import insert

# By the id of a scale: the source of its workbook.
SOURCES = {"cambridge": "cambridge_harm", "severity": "ons_severity"}


def fill_harm_weights(connection: duckdb.DuckDBPyConnection, areas: AreaData) -> None:
    insert(
        connection,
        "harm_weights",
        ((row.scale, row.code, row.title, row.weight) for row in areas.offence_weights),
    )


def read_harm_scales(connection: duckdb.DuckDBPyConnection) -> tuple[HarmScale, ...]:
    """The scale of each workbook that is loaded, in the order of SOURCES."""
    rows = connection.execute(
        "SELECT scale, code, title, weight FROM harm_weights ORDER BY ALL"
    ).fetchall()
    weights = [OffenceWeight(*row) for row in rows]
    return tuple(
        scale_of(_scale(name, source), [row for row in weights if row.scale == name])
        for name, source in SOURCES.items()
        if any(row.scale == name for row in weights)
    )


def _scale(name: str, source: str) -> HarmScale:
    """A scale without weights; what the police find is the same on any scale."""
    fields = definitions.settings(f"sources/{source}.toml")
    known = {scale.id: scale for scale in harm_scales()}.get(name)
    return HarmScale(
        id=f"{name}-loaded",
        title=fields["title"],
        unit=fields["scale"]["unit"],
        source=f"{fields['publisher']}, the workbook loaded",
        basis=fields["scale"]["basis"],
        weights={},
        detected=harm_scales()[0].detected,
        heaviest=known.heaviest if known else None,
    )
