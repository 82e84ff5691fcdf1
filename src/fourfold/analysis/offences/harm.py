"""Scales of harm: how much worse one crime is than another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from statistics import median
from typing import Any

from fourfold.analysis.definitions import names, settings, table
from fourfold.analysis.errors import FourfoldError
from fourfold.analysis.offences.crime_types import crime_types

FOLDER = "harm"
CLASSES = "harm/home_office_types.csv"
DIGITS = 3


@dataclass(frozen=True, slots=True)
class Heaviest:
    """The heaviest single offence of a type, for totals without one of them."""

    type: str
    offence: str
    weight: float


@dataclass(frozen=True, slots=True)
class HarmScale:
    """A weight for each crime type.

    unit : of a weight, as in 'days in prison'
    source : who published it, and when
    basis : how the weight of a broad crime type was made from finer ones
    weights : by id of crime type; types without a score are left out
    detected : types that the police find rather than are told of
    heaviest : None where no offence stands far above its type
    """

    id: str
    title: str
    unit: str
    source: str
    basis: str
    weights: Mapping[str, float]
    detected: tuple[str, ...] = ()
    heaviest: Heaviest | None = None


@dataclass(frozen=True, slots=True)
class OffenceWeight:
    """The weight of one offence of a published table.

    code : Home Office offence code as published, such as '8/6' or '105A'
    """

    scale: str
    code: str
    title: str
    weight: float


@cache
def harm_scales() -> tuple[HarmScale, ...]:
    """The scales of the definitions. Raises FourfoldError for a wrong one."""
    return tuple(
        scale_from(f"{FOLDER}/{name}.toml", settings(f"{FOLDER}/{name}.toml"))
        for name in names(FOLDER)
    )


def scale_from(file: str, content: Mapping[str, Any]) -> HarmScale:
    """The scale that a definition describes.

    Raises FourfoldError for a field that is missing, a type that is not known, or
    a weight that is not above 0.
    """
    try:
        weights = {str(name): float(w) for name, w in content["weights"].items()}
        detected = tuple(content.get("detected", {}).get("types", ()))
        heaviest = content.get("heaviest")
        scale = HarmScale(
            id=content["id"],
            title=content["title"],
            unit=content["unit"],
            source=content["source"],
            basis=content["basis"],
            weights=weights,
            detected=detected,
            heaviest=Heaviest(**heaviest) if heaviest else None,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise FourfoldError(f"definitions/{file}: {error!r} is wrong") from error
    types = {crime_type.id for crime_type in crime_types()}
    used = {*weights, *detected, *([scale.heaviest.type] if scale.heaviest else [])}
    if unknown := sorted(used - types):
        raise FourfoldError(f"definitions/{file}: {unknown[0]!r} is no crime type")
    if wrong := [name for name, weight in weights.items() if weight <= 0]:
        raise FourfoldError(
            f"definitions/{file}: the weight of {wrong[0]!r} is not > 0"
        )
    return scale


def scale_of(like: HarmScale, rows: Iterable[OffenceWeight]) -> HarmScale:
    """A scale from the offences of a published table.

    The weight of a type is the middle weight of the offences in its classes; types
    of which the table has no offence have no score.
    """
    by_type: dict[str, list[float]] = {}
    for row in rows:
        crime_type = type_of(row.code)
        if crime_type is not None:
            by_type.setdefault(crime_type, []).append(row.weight)
    weights = {name: median(by_type[name]) for name in sorted(by_type)}
    return HarmScale(
        id=like.id,
        title=like.title,
        unit=like.unit,
        source=like.source,
        basis=like.basis,
        weights=weights,
        detected=like.detected,
        heaviest=like.heaviest,
    )


def type_of(code: str) -> str | None:
    """The crime type of an offence code, by its class; None where it has none."""
    digits = code.strip().partition("/")[0].rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    digits = digits.partition(".")[0]
    if not digits.isdigit():
        return None
    # Five digits are a class of three and an offence of two.
    whole = digits.zfill(5)[:DIGITS] if len(digits) > DIGITS else digits.zfill(DIGITS)
    return _types().get(whole)


@cache
def _types() -> dict[str, str]:
    return {row["class"]: row["type"] for row in table(CLASSES)}
