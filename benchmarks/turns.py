"""Processes in turn, what each took, and the table of their ratios."""

import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

OPERATIONS = Path(__file__).with_name("operations")


@dataclass(frozen=True)
class Run:
    """One process: seconds on the wall, seconds of processor, peak memory."""

    wall: float
    cpu: float
    peak_mb: float


def in_turn(
    commands: dict[str, list[str]], times: int, scratch: Path
) -> dict[str, list[Run]]:
    """A B C, A B C, …: a machine that slows down slows all of them."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(times):
        for name, command in commands.items():
            place = scratch / "run"
            place.mkdir()
            filled = [part.replace("{scratch}", str(place)) for part in command]
            runs[name].append(operation(filled))
            shutil.rmtree(place)
    return runs


def operation(command: Sequence[str]) -> Run:
    """Run a script of the folder of operations with its arguments."""
    path = str(OPERATIONS / f"{command[0]}.py")
    return process([path, *command[1:]], name=command[0])


def process(arguments: Sequence[str], *, name: str) -> Run:
    """Run Python with these arguments to its end; leave if it fails."""
    started = time.perf_counter()
    child = subprocess.Popen([sys.executable, *arguments])
    _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{name} failed")
    # Linux gives the peak in kilobytes.
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def print_table(runs: dict[str, list[Run]], of: str | None = None) -> None:
    """A line for each; with `of`, how that one compares with each in the same turn."""
    columns = ["operation", "wall s", "processor s", "peak MB"]
    columns += ["ours ÷ this"] if of else []
    print(f"\n| {' | '.join(columns)} |\n{'|---' * len(columns)}|")
    for name, measured in runs.items():
        line = (
            f"| {name} | {spread([r.wall for r in measured])}"
            f" | {spread([r.cpu for r in measured])}"
            f" | {max(r.peak_mb for r in measured):,.0f} |"
        )
        if of:
            pairs = zip(runs[of], measured, strict=True)
            line += f" {spread([ours.wall / other.wall for ours, other in pairs])} |"
        print(line)


def spread(values: Sequence[float]) -> str:
    """Median, and lowest and highest."""
    middle = statistics.median(values)
    return f"{middle:.2f} ({min(values):.2f}–{max(values):.2f})"


def machine() -> str:
    return (
        f"{platform.system()}, {os.cpu_count()} processors, Python"
        f" {platform.python_version()}; median (lowest–highest)"
    )
