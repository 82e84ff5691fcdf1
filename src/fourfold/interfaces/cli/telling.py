"""How commands speak: results on standard output, progress on standard error.

Colours and moving bars appear only on a terminal; piped, the same words come
plain, and with --json only JSON is printed.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from typing import Any

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)
from rich.table import Table

MEGABYTE = 1024**2


def print_json(content: Any) -> None:
    """Print data; dataclasses as objects."""
    click.echo(json.dumps(content, default=_plain, ensure_ascii=False, indent=1))


def print_table(
    title: str, headings: Sequence[str], rows: Sequence[Sequence[Any]]
) -> None:
    """Print rows under headings; numbers to the right, with thousands marked."""
    console = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for position, heading in enumerate(headings):
        numeric = all(isinstance(row[position], int | float) for row in rows)
        table.add_column(
            heading, justify="right" if rows and numeric else "left", overflow="fold"
        )
    for row in rows:
        table.add_row(*(_cell(value) for value in row))
    if not sys.stdout.isatty():
        console.width = 160
    console.print(table)


@contextmanager
def byte_progress(label: str, *, quiet: bool) -> Iterator[Any]:
    """A bar with rate and time left; called with (done, total, what now)."""
    console = Console(stderr=True, quiet=quiet)
    if quiet or not console.is_terminal:
        if not quiet:
            click.echo(f"{label} …", err=True)
        yield lambda _done, _total, _now="": None
        return
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
        TextColumn("[dim]{task.fields[now]}"),
        console=console,
        transient=True,
    )
    with bar:
        task = bar.add_task(label, total=None, now="")
        yield lambda done, total, now="": bar.update(
            task, completed=done, total=total, now=now
        )


@contextmanager
def step_progress(label: str, *, quiet: bool) -> Iterator[Any]:
    """A turning sign that names the step under way; called with its name."""
    console = Console(stderr=True, quiet=quiet)
    if quiet or not console.is_terminal:
        if not quiet:
            click.echo(f"{label} …", err=True)
        yield lambda _step: None
        return
    with console.status(f"{label} …") as status:
        yield lambda step: status.update(f"{label}: {step} …")


def megabytes(size: int) -> str:
    return f"{size / MEGABYTE:,.1f} MB"


def _cell(value: Any) -> str:
    if value is None:
        return "—"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return str(value)


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return str(value)
