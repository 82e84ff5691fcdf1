"""What commands that answer questions about places have in common."""

import os
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

import click
from shapely.geometry.base import BaseGeometry

from fourfold.analysis.assessment.periods import Period, period_ending
from fourfold.analysis.cube.reader import Area, Cube
from fourfold.analysis.errors import FourfoldError, StoreError
from fourfold.analysis.offences.harm import harm_scales


def refuse_unknown_kinds(targets: Collection[Path], kinds: Collection[str]) -> None:
    """Before any work: a file whose kind cannot be written, or whose folder is none."""
    for target in targets:
        if target.suffix not in kinds:
            raise click.UsageError(
                f"{target.name}: give a name that ends in {', '.join(kinds)}"
            )
        if not target.absolute().parent.is_dir():
            raise click.UsageError(f"{target}: there is no such folder to write to")


def write_each(
    targets: Collection[Path], writers: Mapping[str, Callable[[], bytes]]
) -> None:
    """Each file whole or not at all, whenever the command is stopped."""
    for target in targets:
        draft = target.with_name(f".{target.name}.draft")
        try:
            draft.write_bytes(writers[target.suffix]())
            os.replace(draft, target)
        except OSError as problem:
            raise FourfoldError(
                f"{target} could not be written: {problem.strerror}."
            ) from problem
        finally:
            draft.unlink(missing_ok=True)


def tell_written(targets: Collection[Path]) -> None:
    for target in targets:
        click.echo(f"Written: {target}")


def latest(cube: Cube, months: int) -> Period:
    """The latest months, or as many as there are."""
    wanted = period_ending(cube.months[-1], months)
    return Period(max(wanted.first, cube.months[0]), wanted.last)


def harm_of(cube: Cube) -> dict[str, float]:
    """Days by offence: of the workbook that is loaded, else of the definitions."""
    return dict((cube.harm_scales() or harm_scales())[0].weights)


def outlines_of(cube: Cube, authority: Area) -> tuple[BaseGeometry, ...]:
    """For a map: the authority, then its wards where their outlines are loaded."""
    try:
        wards = cube.areas("ward", authority=authority.code)
    except StoreError:
        wards = ()
    return (*cube.outlines([authority]), *(cube.outlines(wards) if wards else ()))
