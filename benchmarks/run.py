"""Times operations beside a peer or a limit, in turn, and prints their ratios.

    ./run bench --archive crimes.zip --wards wards.geojson --lsoas lsoas.shp \\
        --authorities authorities.geojson --assess E09000031

Without files it makes an invented borough, which shows that the benchmark runs
and no more: 80,000 rows are too few to measure anything but start-up.
"""

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

from fourfold.analysis.cube.build import build
from fourfold.analysis.cube.reader import open_cube
from fourfold.analysis.events.loading import LoadOptions, load
from fourfold.analysis.events.store import Store
from fourfold.demo.sources import write_sources

OPERATIONS = Path(__file__).with_name("operations")


@dataclass(frozen=True)
class Run:
    """One process: seconds on the wall, seconds of processor, peak memory."""

    wall: float
    cpu: float
    peak_mb: float


def main() -> None:
    arguments = _arguments()
    with tempfile.TemporaryDirectory(dir=arguments.scratch) as folder:
        scratch = Path(folder)
        if arguments.archive is None:
            _invent(arguments, scratch / "invented")
        print(_machine())
        print(f"{arguments.archive.name}: {_size(arguments.archive)}")
        _measure(arguments, scratch)


def _measure(arguments: argparse.Namespace, scratch: Path) -> None:
    prepared = scratch / "prepared"
    areas = [arguments.authorities, arguments.wards, arguments.lsoas]
    load(Store(prepared), areas)
    archive = [str(arguments.archive), "{scratch}"]
    rivals = {
        "fourfold": ["fourfold_archive", *archive, str(prepared)],
        "floor: unpack, read 3 columns, group": ["floor", *archive],
        "reading: unpack, keep every cell, group": ["reading", *archive],
    }
    if not arguments.no_peer:
        outlines = [str(arguments.wards), str(arguments.lsoas)]
        rivals["analyst: pandas, geopandas"] = ["analyst", *archive, *outlines]
    _print(_in_turn(rivals, arguments.runs, scratch), of="fourfold")
    built = _built(arguments, scratch, prepared)
    month = _last_month_apart(arguments.archive, scratch)
    ours = {"one month more": ["fourfold_archive", str(month), "{scratch}", str(built)]}
    _print(_in_turn(ours, arguments.runs, scratch))
    if arguments.assess:
        _measure_assessments(arguments, built, scratch)


def _measure_assessments(
    arguments: argparse.Namespace, built: Path, scratch: Path
) -> None:
    """One authority, all of them, and one by the analyst's script."""
    events, residents = scratch / "events.csv", scratch / "residents.csv"
    # In a process of its own: what this one held would count as theirs.
    _run(["placed_rows", str(built), str(events), str(residents)])
    authorities = _authorities_with_figures(Store(built))
    ours = ["fourfold_assess", str(built), "{scratch}"]
    rivals = {"assess one": [*ours, arguments.assess], "assess all": ours}
    if not arguments.no_peer:
        rivals["analyst: pandas, matplotlib, one"] = [
            *("analyst_assess", str(events), str(residents), str(arguments.wards)),
            *("{scratch}", arguments.assess),
        ]
    runs = _in_turn(rivals, arguments.runs, scratch)
    _print(runs, of="assess one")
    each = [
        every.wall / authorities / one.wall
        for every, one in zip(runs["assess all"], runs["assess one"], strict=True)
    ]
    print(f"each of {authorities} together ÷ one alone: {_spread(each)}")


def _authorities_with_figures(store: Store) -> int:
    with open_cube(store) as cube:
        every = cube.areas("authority")
        return sum(len(cube.gaps(area)) < len(cube.months) for area in every)


def _in_turn(
    commands: dict[str, list[str]], times: int, scratch: Path
) -> dict[str, list[Run]]:
    """A B C, A B C, …: a machine that slows down slows all of them."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(times):
        for name, command in commands.items():
            place = scratch / "run"
            place.mkdir()
            filled = [part.replace("{scratch}", str(place)) for part in command]
            runs[name].append(_run(filled))
            shutil.rmtree(place)
    return runs


def _run(command: list[str]) -> Run:
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, str(OPERATIONS / f"{command[0]}.py"), *command[1:]]
    )
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]} failed")
    # Linux gives the peak in kilobytes.
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _print(runs: dict[str, list[Run]], of: str | None = None) -> None:
    columns = ["operation", "wall s", "processor s", "peak MB"]
    columns += ["ours ÷ this"] if of else []
    print(f"\n| {' | '.join(columns)} |\n{'|---' * len(columns)}|")
    for name, measured in runs.items():
        line = (
            f"| {name} | {_spread([r.wall for r in measured])}"
            f" | {_spread([r.cpu for r in measured])}"
            f" | {max(r.peak_mb for r in measured):,.0f} |"
        )
        if of:
            pairs = zip(runs[of], measured, strict=True)
            line += f" {_spread([ours.wall / other.wall for ours, other in pairs])} |"
        print(line)


def _spread(values: list[float]) -> str:
    middle = statistics.median(values)
    return f"{middle:.2f} ({min(values):.2f}–{max(values):.2f})"


def _built(arguments: argparse.Namespace, scratch: Path, prepared: Path) -> Path:
    """A data folder with all of the archive but its last month."""
    target = scratch / "built"
    shutil.copytree(prepared, target)
    store = Store(target)
    load(
        store,
        [_without_last_month(arguments.archive, scratch)],
        options=LoadOptions(earliest="1980-01"),
    )
    build(store)
    return target


def _without_last_month(archive: Path, scratch: Path) -> Path:
    return _part_of(archive, scratch / "but-last.zip", last=False)


def _last_month_apart(archive: Path, scratch: Path) -> Path:
    return _part_of(archive, scratch / "last.zip", last=True)


def _part_of(archive: Path, target: Path, *, last: bool) -> Path:
    with zipfile.ZipFile(archive) as source:
        names = [name for name in source.namelist() if name.endswith(".csv")]
        month = max(Path(name).name[:7] for name in names)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out:
            for name in names:
                if (Path(name).name[:7] == month) == last:
                    out.writestr(name, source.read(name))
    return target


def _invent(arguments: argparse.Namespace, folder: Path) -> None:
    files = write_sources(folder)
    arguments.archive = files.later_archive
    arguments.wards, arguments.lsoas = files.wards, files.lsoas
    arguments.authorities = files.authorities
    arguments.assess = files.truth.authority


def _size(archive: Path) -> str:
    with zipfile.ZipFile(archive) as files:
        members = [m for m in files.infolist() if m.filename.endswith("-street.csv")]
    unpacked = sum(member.file_size for member in members) / 1024**2
    packed = archive.stat().st_size / 1024**2
    return (
        f"{len(members)} months, {packed:,.0f} MB packed, {unpacked:,.0f} MB unpacked"
    )


def _machine() -> str:
    return (
        f"{platform.system()}, {os.cpu_count()} processors, Python"
        f" {platform.python_version()}; median (lowest–highest)"
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("archive", "wards", "lsoas", "authorities", "scratch"):
        parser.add_argument(f"--{name}", type=Path)
    parser.add_argument("--assess", metavar="CODE")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--no-peer", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
