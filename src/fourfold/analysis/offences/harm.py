"""Scales of harm: how much worse one crime is than another."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HarmScale:
    """A weight for each crime type.

    unit : of a weight, as in 'days in prison'
    source : who published it, and when
    basis : how the weight of a broad crime type was made from finer ones
    weights : by id of crime type; types without a score are left out
    """

    id: str
    title: str
    unit: str
    source: str
    basis: str
    weights: Mapping[str, float]
