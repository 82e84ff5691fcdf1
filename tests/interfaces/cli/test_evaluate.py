"""`fourfold evaluate`: what a plan could find, freezing it, and its result."""

import json
from datetime import UTC, datetime

import pytest
import time_machine

from tests.analysis.cube.small_country import (
    ASH,
    BIRCH,
    CEDAR,
    DOGWOOD,
    WESTFOLD,
    built,
    everywhere,
    write_street,
)

MONTHS = [f"{year}-{month:02d}" for year in (2022, 2023) for month in range(1, 13)]
PLAN = f"""
title = "Patrols in Ash"
question = "Did burglary fall?"
measure = "burglary"
method = "difference-in-differences"
treated = ["{ASH}"]
controls = ["{BIRCH}", "{CEDAR}", "{DOGWOOD}"]
chosen_because = "All the others."
before = ["2022-01", "2023-05"]
after = ["2023-06", "2023-12"]
hoped_for = 40
"""
IN_TIME = datetime(2023, 5, 31, 12, tzinfo=UTC)
TOO_LATE = datetime(2023, 6, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """Two years of burglary, the same in each of four wards."""
    folder = tmp_path_factory.mktemp("country")
    files = [write_street(folder / "files", month, everywhere(3)) for month in MONTHS]
    return built(folder, *files).root


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "plan.toml"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def frozen(fourfold, plan):
    with time_machine.travel(IN_TIME):
        done = fourfold("evaluate", plan, "--freeze", "plan.json")
    assert done.returncode == 0, done.stderr
    return plan.with_suffix(".json")


def test_a_plan_is_told_what_it_could_find(fourfold, said, plan, data):
    done = fourfold("evaluate", plan, "--data", data)

    assert done.returncode == 0, done.stderr
    assert "Before: 102 in the areas where it is done, 306 in the others" in done.stdout
    outlook = said("evaluate", plan, "--data", data)
    assert f"A fall by 40% would be found in {outlook['power']:.0%}" in done.stdout


def test_a_series_is_told_that_nothing_is_known_beforehand(fourfold, plan, data):
    alone = PLAN.replace("difference-in-differences", "interrupted-series")
    plan.write_text(alone, encoding="utf-8")

    done = fourfold("evaluate", plan, "--data", data)

    assert "could find is not told beforehand" in done.stdout


def test_areas_to_compare_with_are_suggested(fourfold, said, plan, data):
    alone = PLAN.replace(f'["{BIRCH}", "{CEDAR}", "{DOGWOOD}"]', "[]")
    plan.write_text(alone, encoding="utf-8")

    done = fourfold("evaluate", plan, "--suggest", "1", "--data", data)

    assert done.returncode == 0, done.stderr
    # The only other ward of its authority.
    assert f'controls = ["{BIRCH}"]' in done.stdout
    assert "offences a month" in done.stdout
    found = said("evaluate", plan, "--suggest", "1", "--data", data)
    assert found["pairs"][0]["control"]["name"] == "Birch"


def test_more_areas_than_there_are_cannot_be_suggested(fourfold, plan, data):
    done = fourfold("evaluate", plan, "--suggest", "2", "--data", data)

    assert done.returncode == 1
    assert "No areas can be suggested: number must be" in done.stderr


def test_a_frozen_plan_tells_its_hash(fourfold, plan, frozen):
    content = json.loads(frozen.read_text(encoding="utf-8"))

    assert content["frozen_on"] == "2023-05-31"
    with time_machine.travel(IN_TIME):
        again = fourfold("evaluate", plan, "--freeze", "other.json")
    assert f"Its hash: {content['hash']}" in again.stdout


def test_a_frozen_plan_is_not_written_over(fourfold, plan, frozen):
    with time_machine.travel(IN_TIME):
        done = fourfold("evaluate", plan, "--freeze", frozen.name)

    assert done.returncode == 1
    assert "A frozen plan is not replaced" in done.stderr


def test_once_the_outcome_has_begun_a_plan_is_not_frozen(fourfold, plan, tmp_path):
    with time_machine.travel(TOO_LATE):
        done = fourfold("evaluate", plan, "--freeze", "late.json")

    assert done.returncode == 1
    assert "The outcome begins on 1 June 2023" in done.stderr
    assert not (tmp_path / "late.json").exists()


def test_the_result_is_told_with_the_hash(fourfold, said, frozen, data):
    done = fourfold("evaluate", frozen, "--data", data)

    assert done.returncode == 0, done.stderr
    assert "there were as many (" in done.stdout
    assert "Beware: By lot: of 4 choices of areas" in done.stdout
    result = said("evaluate", frozen, "--data", data)
    assert result["hash"] in done.stdout
    (ratio,) = [
        each for each in result["numbers"] if each["name"] == "ratio of changes"
    ]
    assert ratio["value"] == pytest.approx(1)
    (alone,) = [each for each in result["numbers"] if each["name"] == "p-value by lot"]
    assert alone["lower"] is None


def test_a_plan_that_was_changed_has_no_result(fourfold, frozen, data):
    text = frozen.read_text(encoding="utf-8")
    frozen.write_text(text.replace('"hoped_for": 40', '"hoped_for": 10'), "utf-8")

    done = fourfold("evaluate", frozen, "--data", data)

    assert done.returncode == 1
    assert "was changed after it was frozen" in done.stderr


def test_areas_of_two_levels_are_refused(fourfold, plan, data):
    plan.write_text(PLAN.replace(DOGWOOD, WESTFOLD), encoding="utf-8")

    done = fourfold("evaluate", plan, "--data", data)

    assert done.returncode == 1
    assert "areas must be of one level" in done.stderr


def test_a_plan_that_is_no_toml_is_refused(fourfold, plan):
    plan.write_text("= 3", encoding="utf-8")

    done = fourfold("evaluate", plan)

    assert done.returncode == 1
    assert "plan.toml is no valid TOML" in done.stderr
