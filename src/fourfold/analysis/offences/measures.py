"""What we count, for which question, and how far it can be trusted."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any

from fourfold.analysis.definitions import names, settings
from fourfold.analysis.errors import FourfoldError, UnknownLabelError
from fourfold.analysis.offences.crime_types import crime_types
from fourfold.analysis.offences.fields import Fields

MEASURES = "measures"
UNITS = ("offences", "incidents")
POPULATION_BANDS = ("all", "under_25")


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """A month from which the counts cannot be set against those before it.

    force : whose counts; None where it holds for every force
    """

    month: str
    force: str | None
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A count of crimes or incidents that answers one question.

    quality : letter of `quality_levels`
    proxy_for : what the measure stands in for; None where it is the thing itself
    rates : population bands to set the count against; never empty
    overlaps : True where its offences are also in another measure, so that
        measures must not be added up
    """

    id: str
    order: int
    title: str
    short_title: str
    question: str
    definition: str
    unit: str
    offences: tuple[str, ...]
    quality: str
    proxy_for: str | None
    source: str
    rates: tuple[str, ...]
    headline: bool
    overlaps: bool
    caveats: tuple[str, ...]
    breaks: tuple[SeriesBreak, ...]


@cache
def measures() -> tuple[Measure, ...]:
    """Every measure, in order. Raises FourfoldError for a wrong definition."""
    files = (f"{MEASURES}/{name}.toml" for name in names(MEASURES))
    found = (measure_from(file, _content_of(file)) for file in files)
    return tuple(sorted(found, key=lambda measure: measure.order))


@cache
def measures_by_type() -> tuple[Measure, ...]:
    """The measures that may be added up: each crime type is in exactly one."""
    return tuple(measure for measure in measures() if not measure.overlaps)


def measure(measure_id: str) -> Measure:
    """The measure of that id. Raises UnknownLabelError, with the nearest ids."""
    by_id = {each.id: each for each in measures()}
    if measure_id not in by_id:
        nearest = get_close_matches(measure_id, by_id, n=3, cutoff=0.4) or by_id
        raise UnknownLabelError(
            f"no measure is called '{measure_id}'. Nearest: {', '.join(nearest)}"
        )
    return by_id[measure_id]


@cache
def quality_levels() -> Mapping[str, str]:
    """What each quality letter means, in words for the reader."""
    levels: Mapping[str, str] = settings("quality.toml")["measure_quality"]
    return levels


def measure_from(file: str, content: Mapping[str, Any]) -> Measure:
    """The measure that a definition describes.

    Raises FourfoldError, naming the file and the field, for a field that is
    missing, unknown, of the wrong type, or has a value that is not allowed.
    """
    fields = Fields(file, content)
    result = Measure(
        id=fields.text("id", allowed=(_name_of(file),)),
        order=fields.number("order"),
        title=fields.text("title"),
        short_title=fields.text("short_title"),
        question=fields.text("question"),
        definition=fields.text("definition"),
        unit=fields.text("unit", allowed=UNITS),
        offences=fields.texts("offences", allowed=_offence_ids()),
        quality=fields.text("quality", allowed=quality_levels()),
        proxy_for=fields.optional_text("proxy_for"),
        source=fields.text("source"),
        rates=fields.texts("rates", allowed=POPULATION_BANDS),
        headline=fields.flag("headline"),
        overlaps=fields.flag("overlaps"),
        caveats=fields.texts("caveats"),
        breaks=tuple(_break_from(each) for each in fields.tables("breaks")),
    )
    fields.refuse_others()
    return result


def _break_from(fields: Fields) -> SeriesBreak:
    result = SeriesBreak(
        month=fields.month("from"),
        force=fields.optional_text("force"),
        note=fields.text("note"),
        source=fields.text("source"),
    )
    fields.refuse_others()
    return result


def _content_of(file: str) -> Mapping[str, Any]:
    try:
        return settings(file)
    except tomllib.TOMLDecodeError as error:
        raise FourfoldError(f"definitions/{file}: not valid TOML: {error}") from error


def _name_of(file: str) -> str:
    return file.rpartition("/")[2].removesuffix(".toml")


def _offence_ids() -> Collection[str]:
    return [crime_type.id for crime_type in crime_types()]
