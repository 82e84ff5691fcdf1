"""The worked numbers of docs/methods, worked again."""

from pathlib import Path

import pytest

from fourfold.analysis.statistics.change import change_between
from fourfold.analysis.statistics.rates import EXACT_BELOW, count_limits, rate_interval

PAGES = Path(__file__).parents[3] / "docs" / "methods"


def page(name):
    """The page as one line, so that a sentence may be broken anywhere."""
    return " ".join((PAGES / name).read_text(encoding="utf-8").split())


@pytest.mark.parametrize("count", [0, 1, 5, 10, 30, 100])
def test_rates_page_tells_the_limits_of_a_count(count):
    lower, upper = count_limits(count)
    method = "exact" if count < EXACT_BELOW else "Byar"

    assert f"| {count} | {lower:.2f} | {upper:.2f} | {method} |" in page("rates.md")


@pytest.mark.parametrize(
    ("count", "people", "words"),
    [
        (4, 12_000, "Four robberies in a ward of 12,000 people"),
        (411, 278_425, "411 knife crimes in a borough of 278,425 people"),
    ],
)
def test_rates_page_tells_the_rates(count, people, words):
    found = rate_interval(count, people)

    assert (
        f"{words}: {found.rate:.2f} for every 1,000 residents,"
        f" from {found.lower:.2f} to {found.upper:.2f}."
    ) in page("rates.md")


@pytest.mark.parametrize(("before", "after"), [(50, 31), (30, 20)])
def test_change_page_tells_the_change(before, after):
    found = change_between(before, after)

    text = page("change.md")
    assert f"{1 - found.ratio:.0%} fewer" in text
    assert f"{1 - found.lower:.0%} fewer to" in text
    assert (
        f"(ratio {found.ratio:.3f}, limits {found.lower:.3f} to {found.upper:.3f}),"
        f" and p = {found.p_value:.3f}"
    ) in text


def test_change_page_tells_periods_of_different_length():
    found = change_between(50, 31, exposure_before=12, exposure_after=9)

    assert (
        f"Ratio (31 ÷ 9) ÷ (50 ÷ 12) = {found.ratio:.3f}, limits {found.lower:.3f}"
        f" to {found.upper:.3f}, p = {found.p_value:.3f}."
    ) in page("change.md")


def test_change_page_tells_the_example_of_r():
    found = change_between(21, 11, exposure_before=3011, exposure_after=800)

    assert (
        f"ratio {found.ratio:.3f}, limits {found.lower:.3f} to {found.upper:.3f},"
        f" p = {found.p_value:.5f}."
    ) in page("change.md")


def test_change_page_tells_where_limits_and_test_disagree():
    found = change_between(20, 30, exposure_before=12_000, exposure_after=10_000)

    text = page("change.md")
    assert f"ours are {found.lower:.2f} to {found.upper:.2f}" in text
    assert f"p = {found.p_value:.3f} while the limits hold 1" in text


def test_every_method_page_is_in_the_list():
    listed = page("README.md")

    pages = {path.name for path in PAGES.glob("*.md")} - {"README.md"}
    assert {name for name in pages if f"({name})" in listed} == pages
