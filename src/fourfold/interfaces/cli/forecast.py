"""`fourfold forecast`: where most is to be expected next, and how well that went."""

import math
from dataclasses import asdict
from functools import partial
from pathlib import Path

import click

from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.cube.reader import open_cube
from fourfold.analysis.documents.forecast_files import WRITERS
from fourfold.analysis.events.store import Store
from fourfold.analysis.offences.measures import measure as measure_called
from fourfold.analysis.places.forecast_answers import SIZE, TOP, TRAVEL, Asked, Forecast
from fourfold.analysis.places.forecasts import forecast
from fourfold.analysis.statistics.forecast_trials import Gain

from . import options
from .answers import (
    harm_of,
    outlines_of,
    refuse_unknown_kinds,
    tell_written,
    write_each,
)
from .telling import print_json, print_table, step_progress

EXAMPLES = """
\b
Examples:
  fourfold forecast "Waltham Forest"
  fourfold forecast E09000031 --measure burglary --horizon 2 --top 35
  fourfold forecast E09000031 --by-harm --patrol-minutes 480 --out forecast.html
  fourfold forecast E09000031 --period 2016-04..2018-05 --json

Of places, and never of persons. How forecasts are made, chosen and judged:
docs/methods/place-forecasts.md, docs/methods/forecast-scores.md.
"""
FURTHEST = 6


@click.command("forecast", epilog=EXAMPLES)
@click.argument("area")
@options.measure
@click.option(
    "--period",
    type=options.PeriodText(),
    metavar="FIRST..LAST",
    help="Months to learn from.  [default: all]",
)
@click.option(
    "--horizon",
    type=click.IntRange(1, FURTHEST),
    default=1,
    show_default=True,
    help="Months from the last of them to the one that is forecast.",
)
@click.option(
    "--top",
    type=click.IntRange(1),
    default=TOP,
    show_default=True,
    help="Squares to name; forecasts are judged on so much ground.",
)
@click.option(
    "--size",
    type=click.FloatRange(50, 5_000),
    default=SIZE,
    show_default=True,
    help="Metres of a side. Points of police.uk stand for some streets around.",
)
@options.by_harm
@click.option(
    "--patrol-minutes",
    type=click.FloatRange(0, min_open=True),
    help="Also share out so many minutes of patrol a day.",
)
@click.option(
    "--travel",
    type=click.FloatRange(0),
    default=TRAVEL,
    show_default=True,
    help="Minutes on the way to each visit.",
)
@options.out
@options.data
@options.as_json
def command(
    *,
    area: str,
    measure_id: str,
    period: Period | None,
    horizon: int,
    top: int,
    size: float,
    by_harm: bool,
    patrol_minutes: float | None,
    travel: float,
    targets: tuple[Path, ...],
    store: Store,
    as_json: bool,
) -> None:
    """Name the squares of AREA in which most is to be expected.

    Several forecasts are tried on months that they had not seen, beside the map of the
    last 12 months; one is taken only if it surely beats that map.
    """
    refuse_unknown_kinds(targets, WRITERS)
    with open_cube(store) as cube, step_progress("Trying forecasts", quiet=as_json):
        asked = Asked(
            cube.find_area(area),
            measure_called(measure_id),
            period or Period(cube.months[0], cube.months[-1]),
            horizon=horizon,
            top=top,
            size=size,
            weights=harm_of(cube) if by_harm else None,
            patrol_minutes=patrol_minutes,
            travel=travel,
        )
        found = forecast(store, cube, asked)
        outlines = outlines_of(cube, asked.authority)
    write_each(
        targets,
        {kind: partial(write, found, outlines) for kind, write in WRITERS.items()},
    )
    if as_json:
        print_json(_as_data(found))
        return
    _tell(found)
    tell_written(targets)


def _as_data(found: Forecast) -> dict[str, object]:
    return {
        "sentence": found.sentence,
        "month": found.month,
        "seen": found.seen,
        "unknown": found.unknown,
        "squares": found.squares,
        "patrols": found.patrols,
        "chosen": found.judged.chosen,
        "months_tried": len(found.judged.months),
        "tried": [
            asdict(each) | {"gain": _gain_data(each.gain)}
            for each in found.judged.tried
        ],
        "last_month": asdict(found.judged.last) | {"month": found.last_month},
        "calibration": [
            dict(zip(("said", "came", "places"), row, strict=True))
            for row in found.calibrated
        ],
    }


def _gain_data(gain: Gain) -> dict[str, float | None]:
    """JSON has no word for a number that is not known but null."""
    return {
        name: value if math.isfinite(value) else None
        for name, value in asdict(gain).items()
    }


def _tell(found: Forecast) -> None:
    click.echo(found.sentence)
    if found.unknown:
        click.echo(f"Not known, and left out: {', '.join(found.unknown)}.")
    _tell_squares(found)
    print_table(
        f"Tried on {len(found.judged.months)} months that they had not seen",
        ("made from", "held", "PAI", "PEI", "RRI", "Brier", "gain", "from", "to"),
        [
            (
                each.name,
                f"{each.hit_rate:.1%}",
                f"{each.accuracy:.2f}",
                f"{each.efficiency:.2f}",
                _number(each.recapture, "{:.2f}"),
                _number(each.brier, "{:.3f}"),
                *(
                    _number(number, "{:+.3f}")
                    for number in (each.gain.mean, each.gain.lower, each.gain.upper)
                ),
            )
            for each in found.judged.tried
        ],
    )


def _tell_squares(found: Forecast) -> None:
    unit = "days expected" if found.asked.weights else "expected"
    rows = [
        (
            place,
            square.name,
            f"{square.expected:,.1f}",
            square.chance_told,
            square.lately,
            square.visits,
        )
        for place, square in enumerate(found.squares, start=1)
    ]
    print_table(
        f"{found.month}, by their south-west corner (metres east and north)",
        ("", "square", unit, "chance of any", "last 12 months", "visits a day"),
        rows,
    )
    if found.patrols:
        click.echo(
            f"{found.patrols.visits} visits of {found.patrols.visit_minutes} minutes"
            f" take {found.patrols.minutes:.0f} minutes a day. On paper they take away"
            f" {found.patrols.reached:.0%} of what is expected there."
        )


def _number(value: float | None, form: str) -> str | None:
    return None if value is None or math.isnan(value) else form.format(value)
