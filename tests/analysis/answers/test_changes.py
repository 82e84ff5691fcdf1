"""Questions of change: the numbers are those of the statistics, the words theirs."""

import numpy as np
import pytest

import fourfold.analysis as ff
from fourfold.analysis.statistics.two_counts import e_test
from tests.analysis.answers.asked import answers, panel


def test_one_change_is_told_with_its_limits_in_its_direction():
    answer = ff.change(1_200, 900)

    assert answer.words.finding == (
        "900 against 1,200 before: 25% fewer (95% interval 18% to 31%); chance alone"
        " seldom does as much (p < 0.001)."
    )


def test_a_change_that_may_be_chance_has_both_sides():
    said = ff.change(20, 22).sentence()

    assert "10% more (95% interval 43% fewer to 112% more)" in said
    assert "chance alone may do as much" in said


def test_the_chance_is_that_of_the_e_test():
    found = ff.change([5, 30, np.nan], [9, 12, 4])

    np.testing.assert_allclose(
        found.columns["p_value"], e_test([5, 30, np.nan], [9, 12, 4]).p_value
    )


def test_many_changes_are_told_by_how_many_stand_out():
    frame = {"ward": list("abcd"), "then": [90, 50, 50, 80], "now": [30, 52, 49, 160]}

    answer = ff.change("then", "now", data=frame, names="ward")

    assert answer.columns["area"].tolist() == list("abcd")
    assert answer.words.finding.startswith(
        "2 areas of 4 changed by more than chance: 1 rose and 1 fell."
    )


def test_no_change_and_nothing_known_are_told_apart():
    assert ff.change([5, 6], [6, 5]).words.finding == (
        "None of 2 areas changed by more than chance."
    )
    assert ff.change(0, 0).words.finding.startswith("Nothing can be told")
    assert "more by any amount" in ff.change(0, 9).sentence()


def test_counts_must_go_in_pairs():
    with pytest.raises(ValueError, match="as many counts"):
        ff.change([1, 2], [1])


def test_displacement_is_told_of_each_place():
    answer = answers()["weighted_displacement"]

    # (60 - 100) - (95 - 90), and (50 - 40) - (31 - 30).
    assert answer.columns["estimate"].tolist() == [-45, 9, -36]
    assert "Where it was done: 45 fewer than the comparison" in answer.sentence()
    assert "Next door: 9 more" in answer.sentence()
    assert "Both together: 36 fewer" in answer.sentence()


def test_without_next_door_there_is_one_place():
    answer = ff.weighted_displacement(ff.Place((3, 2), size=2.0), (4, 5))

    assert answer.columns["where"].tolist() == ["where it was done"]
    assert answer.columns["estimate"].tolist() == [-1.5]
    assert "below 5" in answer.sentence()


def test_counts_before_and_after_are_two():
    with pytest.raises(ValueError, match="treated must be two counts"):
        ff.weighted_displacement((1, 2, 3), (1, 2))


def test_what_could_be_found_is_told_beforehand():
    answer = answers()["detectable_change"]

    ratio = float(answer.found[0])
    assert f"A fall by {1 - ratio:.0%} or more would be found 80% of the time" in (
        answer.sentence()
    )
    assert (np.diff(answer.columns["fall"]) > 0).all()
    assert "No fall would be found" in ff.detectable_change((1, 1), (1, 1)).sentence()


def test_a_halving_is_found_against_the_comparison():
    answer = answers()["difference_in_differences"]

    assert answer.found.ratio == pytest.approx(0.5, abs=0.15)
    assert answer.words.finding.startswith("Against the comparison: ")
    assert "seldom" in answer.sentence()
    assert "went the same way" in answer.sentence()
    treated = panel().counts[:3].sum(axis=0)
    assert answer.columns["treated"].tolist() == treated.tolist()


def test_areas_may_be_true_and_false():
    named = answers()["difference_in_differences"]

    told = ff.difference_in_differences(
        panel(), treated=np.arange(10) < 3, since="2018-01"
    )

    assert told.found == named.found
    with pytest.raises(ValueError, match="for each area, or names"):
        ff.difference_in_differences(panel(), treated=[True], since="2018-01")


def test_a_drift_beforehand_is_a_warning():
    counts = np.full((6, 24), 40.0)
    counts[:3] = np.linspace(80, 30, 24).round()

    answer = ff.difference_in_differences(counts, treated=np.arange(6) < 3, since=13)

    assert "drifted apart before" in answer.sentence()


def test_little_is_said_of_two_months_before():
    answer = ff.difference_in_differences(
        np.full((4, 4), 9.0), treated=np.arange(4) < 2, since=3
    )

    assert "drifted" not in answer.sentence()
    assert "the same way" not in answer.sentence()


def test_nothing_drifts_where_nothing_happens():
    answer = ff.difference_in_differences(
        np.tile([0.0, 0, 0, 9, 9, 9], (4, 1)), treated=np.arange(4) < 2, since=4
    )

    assert "not known" in answer.sentence()
    assert "drifted" not in answer.sentence()


def test_a_series_that_fell_is_told_with_what_would_have_been():
    counts = np.random.default_rng(6).poisson(np.repeat([40, 24], [36, 24]))

    answer = ff.interrupted_series(counts, start="2013-01", since="2016-01")

    assert answer.words.finding.startswith("Since January 2016: ")
    assert answer.found.whole.ratio < 0.8
    assert f"That is {answer.found.saved:,.0f} fewer" in answer.sentence()
    assert np.isnan(answer.columns["without"][:36]).all()


def test_a_month_outside_of_the_series_is_refused():
    with pytest.raises(ValueError, match="since must be from 2013-01 to 2013-03"):
        ff.interrupted_series([1, 2, 3], start="2013-01", since="2014-01")
    with pytest.raises(ValueError, match="since must be from 1 to 3, not 9"):
        ff.interrupted_series([1, 2, 3], since=9)


def test_the_mixture_is_named_with_how_it_fits():
    answer = answers()["synthetic_control"]

    best = int(answer.found.weights.argmax())
    assert f"W{best}" in answer.words.caveat
    assert answer.words.finding.startswith("W2 had ")
    assert answer.found.weights[2] == 0


def test_rates_are_compared_where_residents_are_told_and_the_barred_left_out():
    answer = ff.synthetic_control(
        panel(), treated="W2", since="2018-01", people=np.full(10, 500.0), barred=["W3"]
    )

    assert answer.columns["treated"].tolist() == (panel().counts[2] * 2).tolist()
    assert answer.found.weights[3] == 0


def test_the_nearest_area_is_the_control():
    frame = {
        "ward": list("abcd"),
        "treated": [True, False, False, False],
        "next_door": [False, True, False, False],
        "level": [10.0, 10.1, 11.0, 30.0],
        "people": [5.0, 5.0, 5.1, 9.0],
    }

    answer = ff.matched_controls(frame, "treated", names="ward", barred="next_door")

    assert answer.columns["treated"].tolist() == ["a"]
    assert answer.columns["control"].tolist() == ["c"]
    assert "what differs most is level" in answer.sentence()


def test_features_may_be_chosen_and_must_be_numbers():
    frame = {"treated": [True, False, False], "x": [1, 2, 9], "name": list("abc")}

    chosen = ff.matched_controls(frame, "treated", features=["x"])

    assert chosen.columns["control"].tolist() == ["2"]
    with pytest.raises(ValueError, match="must name a column of numbers"):
        ff.matched_controls({"t": [True, False], "name": ["a", "b"]}, "t")
    with pytest.raises(ValueError, match="a row an area and a column a feature"):
        ff.matched_controls([1, 2], [True, False])


def test_residents_that_are_not_known_give_no_rate():
    with pytest.raises(ValueError, match="people must be known and above 0"):
        ff.synthetic_control(
            panel(), treated="W2", since="2018-01", people=np.full(10, np.nan)
        )
