"""Counts by area, month and offence, with what is not known marked as such."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from fourfold.analysis.errors import UnknownLabelError


@dataclass(frozen=True, slots=True)
class CountCube:
    """Offences recorded, by area, month and offence.

    values : int64, shape (areas, months, offences)
    known : bool, shape (areas, months)
        False where nothing was published for the area. A gap is not a nought.
    areas, months, offences : labels of the axes, as in GLOSSARY.md
    """

    values: NDArray[np.int64]
    known: NDArray[np.bool_]
    areas: tuple[str, ...]
    months: tuple[str, ...]
    offences: tuple[str, ...]

    def __post_init__(self) -> None:
        shape = (len(self.areas), len(self.months), len(self.offences))
        if self.values.shape != shape or self.known.shape != shape[:2]:
            raise ValueError(
                f"labels say {shape}, values are {self.values.shape} and known is"
                f" {self.known.shape}"
            )

    def of_offences(self, offences: Collection[str]) -> "CountCube":
        """Only these offences, in this order. Raises for one not in the cube."""
        chosen = _positions(self.offences, offences)
        return replace(self, values=self.values[:, :, chosen], offences=tuple(offences))

    def of_months(self, months: Collection[str]) -> "CountCube":
        """Only these months, in this order. Raises for one not in the cube."""
        chosen = _positions(self.months, months)
        return replace(
            self,
            values=self.values[:, chosen],
            known=self.known[:, chosen],
            months=tuple(months),
        )

    def grouped(self, groups: Mapping[str, Collection[str]]) -> "CountCube":
        """Areas added up into larger ones, known where every part is known.

        Raises UnknownLabelError for an area not in the cube, ValueError for a group
        of none.
        """
        member = np.zeros((len(groups), len(self.areas)), dtype=np.int64)
        for row, (group, parts) in enumerate(groups.items()):
            if not parts:
                # Its count would be a nought that nobody counted.
                raise ValueError(f"there are no areas in the group {group}")
            member[row, _positions(self.areas, parts)] = 1
        return replace(
            self,
            values=np.tensordot(member, self.values, axes=1),
            known=member @ ~self.known == 0,
            areas=tuple(groups),
        )

    def totals(self) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """Sum over months and offences by area, and whether all months are known.

        Returns
        -------
        (int64 shape (areas,), bool shape (areas,))
            A total whose flag is False is of the known months only.
        """
        seen = self.values * self.known[:, :, None]
        return seen.sum(axis=(1, 2)), np.asarray(self.known.all(axis=1))


def _positions(labels: tuple[str, ...], wanted: Collection[str]) -> list[int]:
    at = {label: position for position, label in enumerate(labels)}
    if missing := [label for label in wanted if label not in at]:
        raise UnknownLabelError(f"not in the cube: {', '.join(missing)}")
    return [at[label] for label in wanted]
