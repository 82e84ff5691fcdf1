"""`fourfold evaluate`: a plan before its outcome begins, and its result afterwards."""

import math
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import click

from fourfold.analysis.cube.counts import CountCube
from fourfold.analysis.cube.reader import open_cube
from fourfold.analysis.errors import PlanError
from fourfold.analysis.evaluation.answers import Number
from fourfold.analysis.evaluation.freezing import FrozenPlan, as_text, freeze, opened
from fourfold.analysis.evaluation.plans import Plan, plan_from
from fourfold.analysis.evaluation.results import (
    Outlook,
    Result,
    outlook_of,
    result_of,
)
from fourfold.analysis.evaluation.suggesting import suggest
from fourfold.analysis.events.store import Store

from . import options
from .telling import print_json, print_table

EXAMPLES = """
\b
Examples:
  fourfold evaluate plan.toml --suggest 2            two areas to compare each with
  fourfold evaluate plan.toml                        what the plan could find
  fourfold evaluate plan.toml --freeze plan.json     fix it, before it begins
  fourfold evaluate plan.json                        its result, when it is over

How to write a plan: docs/methods/evaluation-plans.md.
"""
SMALLEST_SHOWN = 0.001


@click.command("evaluate", epilog=EXAMPLES)
@click.argument("plan", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--freeze",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Fix the plan in this file; refused once its outcome has begun.",
)
@click.option(
    "--suggest",
    "number",
    type=click.IntRange(1, 20),
    help="Suggest so many areas for each treated one, and fix nothing.",
)
@options.data
@options.as_json
def command(
    *,
    plan: Path,
    target: Path | None,
    number: int | None,
    store: Store,
    as_json: bool,
) -> None:
    """Say what the plan in PLAN could find, fix it, or give its result.

    PLAN is a plan that you wrote (.toml), or one that was frozen (.json). A result is
    given only of a plan that was frozen before its outcome began and not changed since,
    and only when all its outcome is known.
    """
    text = plan.read_text(encoding="utf-8")
    if plan.suffix == ".json":
        _tell_result(opened(text, file=plan.name), store, as_json=as_json)
        return
    written = _written(text, plan.name, is_whole=number is None)
    if number is not None:
        _tell_suggestion(written, store, number, as_json=as_json)
        return
    if target is not None:
        frozen = freeze(written, on=datetime.now(UTC).date())
        _keep(frozen, target)
        return
    outlook = outlook_of(written, _counts(written, store))
    if as_json:
        print_json(outlook)
        return
    _tell_outlook(written, outlook)


def _tell_suggestion(plan: Plan, store: Store, number: int, *, as_json: bool) -> None:
    with open_cube(store) as cube:
        found = suggest(plan, cube, number=number)
    if as_json:
        print_json(found)
        return
    print_table(
        "Most alike before; distance in standard deviations",
        ("treated", "", "control", "", "distance"),
        [
            (
                pair.treated.code,
                pair.treated.name,
                pair.control.code,
                pair.control.name,
                f"{pair.distance:.2f}",
            )
            for pair in found.pairs
        ],
    )
    print_table(
        "How alike; apart in standard deviations, 0.1 is hardly any, 0.25 too much",
        ("feature", "treated", "matched", "all others", "apart before", "apart after"),
        [
            (
                each.feature,
                *map(_figure, (each.treated, each.matched, each.all_others)),
                f"{each.before:+.2f}",
                f"{each.after:+.2f}",
            )
            for each in found.balance
        ],
    )
    codes = ", ".join(f'"{pair.control.code}"' for pair in found.pairs)
    click.echo(f"controls = [{codes}]")


def _written(text: str, name: str, *, is_whole: bool) -> Plan:
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PlanError(f"{name} is no valid TOML: {error}.") from error
    return plan_from(content, file=name, is_whole=is_whole)


def _counts(plan: Plan, store: Store) -> CountCube:
    with open_cube(store) as cube:
        try:
            return cube.counts([cube.area(code) for code in plan.areas])
        except ValueError as error:
            raise PlanError(f"The areas of the plan: {error}.") from error


def _keep(frozen: FrozenPlan, target: Path) -> None:
    try:
        # Never over another: it may be the one that counts.
        with target.open("x", encoding="utf-8") as file:
            file.write(as_text(frozen))
    except FileExistsError:
        raise PlanError(
            f"{target.name} is there already. A frozen plan is not replaced: take"
            " another name."
        ) from None
    click.echo(f"Frozen on {frozen.frozen_on:%-d %B %Y} in {target.name}.")
    click.echo(f"Its hash: {frozen.hash}")
    click.echo(
        "Send the hash to everybody who will read the result, or publish it: that"
        " proves the day. The file alone does not."
    )


def _tell_outlook(plan: Plan, outlook: Outlook) -> None:
    treated, others = outlook.before
    click.echo(f"{plan.title}: {plan.question}")
    click.echo(
        f"Before: {treated:,} in the areas where it is done, {others:,} in the others;"
        f" areas vary {outlook.dispersion:.1f} times as much as chance."
    )
    if outlook.power is None:
        click.echo("What this method could find is not told beforehand.")
        return
    click.echo(
        f"A fall by {plan.hoped_for}% would be found in {outlook.power:.0%} of cases."
    )


def _tell_result(frozen: FrozenPlan, store: Store, *, as_json: bool) -> None:
    result = result_of(
        frozen.plan,
        _counts(frozen.plan, store),
        receipt=(frozen.hash, frozen.frozen_on),
    )
    if as_json:
        print_json(_without_unknown(result))
        return
    click.echo(f"{result.title}: {result.question}")
    click.echo(result.answer.headline)
    print_table(
        f"By {result.how}",
        ("what", "value", "from", "to"),
        [
            (each.name, *map(_figure, (each.value, each.lower, each.upper)))
            for each in result.answer.numbers
        ],
    )
    for line in result.answer.beware:
        click.echo(f"Beware: {line}")
    click.echo(f"Frozen on {result.frozen_on:%-d %B %Y}, hash {result.hash}")


def _figure(value: float) -> str | None:
    if math.isnan(value):
        return None
    # A p-value so low is not nought, nor is a rate.
    if 0 < abs(value) < SMALLEST_SHOWN:
        return f"below {SMALLEST_SHOWN}"
    return f"{value:,.3f}".rstrip("0").rstrip(".")


def _without_unknown(result: Result) -> dict[str, object]:
    """JSON has no word for a number that is not known but null."""
    return {
        "title": result.title,
        "question": result.question,
        "method": result.how,
        "frozen_on": result.frozen_on,
        "hash": result.hash,
        "headline": result.answer.headline,
        "numbers": [_as_data(each) for each in result.answer.numbers],
        "beware": result.answer.beware,
    }


def _as_data(number: Number) -> dict[str, object]:
    values = {"value": number.value, "lower": number.lower, "upper": number.upper}
    return {"name": number.name} | {
        name: None if math.isnan(value) else value for name, value in values.items()
    }
