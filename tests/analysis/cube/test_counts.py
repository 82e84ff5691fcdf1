"""Counts by area, month and offence."""

import numpy as np
import pytest

from fourfold.analysis.cube.counts import CountCube
from fourfold.analysis.errors import UnknownLabelError


@pytest.fixture
def counts():
    """Two areas, three months, two offences; nothing is known of b in March."""
    return CountCube(
        values=np.array(
            [[[1, 10], [2, 20], [3, 30]], [[4, 40], [5, 50], [6, 60]]], dtype=np.int64
        ),
        known=np.array([[True, True, True], [True, True, False]]),
        areas=("a", "b"),
        months=("2024-01", "2024-02", "2024-03"),
        offences=("robbery", "drugs"),
    )


def test_count_cube_refuses_labels_that_do_not_fit_the_values(counts):
    with pytest.raises(ValueError, match=r"labels say \(1, 3, 2\)"):
        CountCube(counts.values, counts.known, ("a",), counts.months, counts.offences)


def test_count_cube_refuses_known_that_does_not_fit(counts):
    with pytest.raises(ValueError, match="known"):
        CountCube(
            values=counts.values,
            known=counts.known[:, :2],
            areas=counts.areas,
            months=counts.months,
            offences=counts.offences,
        )


def test_of_offences_keeps_the_order_asked_for(counts):
    chosen = counts.of_offences(["drugs", "robbery"])

    assert chosen.offences == ("drugs", "robbery")
    assert chosen.values[0, 0].tolist() == [10, 1]
    assert chosen.known is counts.known


def test_of_offences_refuses_one_that_is_not_there(counts):
    with pytest.raises(UnknownLabelError, match="not in the cube: piracy"):
        counts.of_offences(["drugs", "piracy"])


def test_of_months_keeps_what_is_known_of_them(counts):
    chosen = counts.of_months(["2024-03", "2024-01"])

    assert chosen.months == ("2024-03", "2024-01")
    assert chosen.values[1].tolist() == [[6, 60], [4, 40]]
    assert chosen.known.tolist() == [[True, True], [False, True]]


def test_of_months_refuses_one_that_is_not_there(counts):
    with pytest.raises(UnknownLabelError, match="2023-12"):
        counts.of_months(["2023-12"])


def test_grouped_adds_areas_up_and_knows_only_what_all_parts_know(counts):
    grouped = counts.grouped({"both": ["a", "b"], "one": ["a"]})

    assert grouped.areas == ("both", "one")
    assert grouped.values[0].tolist() == [[5, 50], [7, 70], [9, 90]]
    assert grouped.values[1].tolist() == counts.values[0].tolist()
    assert grouped.known.tolist() == [[True, True, False], [True, True, True]]


def test_grouped_counts_an_area_given_twice_once(counts):
    grouped = counts.grouped({"a": ["a", "a"]})

    assert grouped.values.tolist() == counts.values[:1].tolist()


def test_grouped_refuses_a_group_of_no_areas(counts):
    with pytest.raises(ValueError, match="no areas in the group empty"):
        counts.grouped({"empty": []})


def test_grouped_refuses_an_area_that_is_not_there(counts):
    with pytest.raises(UnknownLabelError, match="not in the cube: c"):
        counts.grouped({"all": ["a", "c"]})


def test_totals_leave_out_months_that_are_not_known_and_say_so(counts):
    totals, complete = counts.totals()

    assert totals.tolist() == [66, 99]
    assert complete.tolist() == [True, False]
