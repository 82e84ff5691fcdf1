"""Runs an operation and its rivals in turn, each in a process of its own."""

import importlib.util
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy as np
from numpy.typing import NDArray

from benchmarks import turns
from benchmarks.turns import Run

from .cases import OURS, Case, Rival


@dataclass(frozen=True)
class Took:
    """Runs of one rival, and its answer; `by` says how its size was reached."""

    runs: tuple[Run, ...]
    answer: NDArray[np.float64]
    by: str = ""

    @property
    def cpu(self) -> float:
        return median(run.cpu for run in self.runs)

    @property
    def wall(self) -> float:
        return median(run.wall for run in self.runs)

    @property
    def peak_mb(self) -> float:
        return max(run.peak_mb for run in self.runs)


@dataclass(frozen=True)
class Measured:
    """What a case took, ours first; missing are rivals that are not installed."""

    case: Case
    size: int
    took: dict[str, Took]
    missing: tuple[Rival, ...]
    loads: tuple[float, ...]


def measure(case: Case, *, runs: int, quick: bool, whole: bool) -> Measured:
    """Ours and each rival in turn, as often as asked."""
    size = case.quick if quick else case.size
    missing = tuple(rival for rival in case.rivals if not _is_there(rival))
    rivals = [
        Rival(OURS, case.script),
        *(rival for rival in case.rivals if rival not in missing),
    ]
    found: dict[str, list[Took]] = {rival.name: [] for rival in rivals}
    loads = []
    for _ in range(runs):
        for rival in rivals:
            loads.append(os.getloadavg()[0])
            shorter = rival.shorter if not (quick or whole) else None
            found[rival.name].append(_once(rival, size, shorter, unit=case.unit))
    took = {
        name: Took(tuple(each.runs[0] for each in every), every[0].answer, every[0].by)
        for name, every in found.items()
    }
    return Measured(case, size, took, missing, tuple(loads))


def once(script: str, size: int) -> tuple[Run, NDArray[np.float64]]:
    """One process: what it says it took, and what it answered."""
    with tempfile.TemporaryDirectory() as folder:
        module = f"benchmarks.analysis.rivals.{script}"
        turns.process(["-m", module, str(size), folder], name=script)
        took = json.loads(Path(folder, "took.json").read_text(encoding="utf-8"))
        answer = np.load(Path(folder, "answer.npy"))
    return Run(took["wall"], took["cpu"], took["mb"]), answer


def _once(
    rival: Rival, size: int, shorter: tuple[int, int] | None, *, unit: str
) -> Took:
    if shorter is None:
        run, answer = once(rival.script, size)
        return Took((run,), answer)
    (low, _), (high, answer) = (once(rival.script, part) for part in shorter)
    part = (size - shorter[0]) / (shorter[1] - shorter[0])
    drawn_on = Run(
        low.wall + part * (high.wall - low.wall),
        low.cpu + part * (high.cpu - low.cpu),
        high.peak_mb,
    )
    by = f"drawn on from {shorter[0]} and {shorter[1]} {unit}"
    return Took((drawn_on,), answer, by)


def _is_there(rival: Rival) -> bool:
    return rival.needs is None or importlib.util.find_spec(rival.needs) is not None
