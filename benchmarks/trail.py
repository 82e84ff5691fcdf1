"""Verifies an audit trail beside a bare loop of hashes, and times pages of it.

./run bench trail --entries 1000000
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import turns

FEW = 100


def main() -> None:
    arguments = _arguments()
    with tempfile.TemporaryDirectory(dir=arguments.scratch) as folder:
        scratch = Path(folder)
        print(turns.machine())
        _use(scratch / "many")
        turns.operation(["trail_fill", str(arguments.entries)])
        rivals = {
            "verify_audit": ["trail_verify"],
            "bare loop": ["trail_bare", _database(), os.environ["FOURFOLD_AUDIT_KEY"]],
        }
        print(f"{arguments.entries:,} entries")
        turns.print_table(
            turns.in_turn(rivals, arguments.runs, scratch), of="verify_audit"
        )
        many = _pages(arguments.entries)
        _use(scratch / "few")
        turns.operation(["trail_fill", str(FEW)])
        few = _pages(FEW)
    print(f"\n| page of 50 | {FEW} entries, ms | {arguments.entries:,} entries, ms |")
    print("|---|---|---|")
    for name, milliseconds in many.items():
        print(f"| {name} | {few[name]} | {milliseconds} |")


def _use(folder: Path) -> None:
    """Point the settings of processes to come at a site of its own."""
    folder.mkdir()
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "fourfold.config.settings",
        "FOURFOLD_FOLDER": str(folder),
        "FOURFOLD_SECRET_KEY": "a secret of the benchmark and of nothing else, long",
        "FOURFOLD_AUDIT_KEY": "a key of the benchmark and of nothing else, long too",
    }
    os.environ.pop("DATABASE_URL", None)


def _database() -> str:
    return f"{os.environ['FOURFOLD_FOLDER']}/fourfold.sqlite3"


def _pages(entries: int) -> dict[str, str]:
    command = [sys.executable, turns.OPERATIONS / "trail_page.py", str(entries)]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    lines = (line.split("\t") for line in ran.stdout.splitlines() if "\t" in line)
    return dict(lines)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--scratch", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
