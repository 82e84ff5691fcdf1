"""Questions of places: the numbers are those of the statistics, the words theirs."""

import numpy as np
import pytest

import fourfold.analysis as ff
from fourfold.analysis.statistics.grids import Grid, counts_of
from fourfold.analysis.statistics.local_clusters import gi_star
from fourfold.analysis.statistics.neighbours import touching, with_self
from tests.analysis.answers.asked import BOX, DRAWS, LINE, answers, gathered, points

CLUSTER = (530_150, 180_150)
# The cell at the middle of the box, of twenty rows of twenty.
MIDDLE = 210


def test_hotspots_have_the_z_of_the_cells_counted_by_hand():
    grid = Grid.over(BOX, 100)
    counted = counts_of(grid, points()).values
    expected = gi_star(counted[grid.inside], with_self(touching(grid.inside))).z

    answer = answers()["hotspots"]

    np.testing.assert_allclose(answer.columns["z"], expected)
    assert answer.columns["events"].sum() == 70
    hottest = int(answer.columns["z"].argmax())
    at = answer.columns["east"][hottest], answer.columns["north"][hottest]
    assert np.hypot(at[0] - CLUSTER[0], at[1] - CLUSTER[1]) < 150


def test_what_stands_out_is_told_with_its_share():
    answer = ff.hotspots(gathered(), over=BOX, size=100, draws=1_999)

    hot = answer.columns["stands_out"]
    held = int(answer.columns["events"][hot].sum())
    assert hot.reshape(10, 10)[5, 5]
    assert answer.words.finding == (
        f"{hot.sum()} of 100 places stand out beyond chance: {hot.mean():.1%} of the"
        f" ground with {held / 130:.1%} of events ({held} of 130). Of those named,"
        " chance may have named 5%."
    )


def test_places_of_any_shape_may_be_given_with_their_neighbours():
    answer = ff.hotspots([1, 2, 10, 8, 1], neighbours=LINE, **DRAWS)

    # The worked example of docs/methods/local-clusters.md.
    np.testing.assert_allclose(
        answer.columns["z"], [-1.24, -0.04, 1.45, 1.24, 0.04], atol=0.005
    )
    assert answer.specification["mark"]["type"] == "bar"


def test_weights_of_a_frame_are_a_column_of_it():
    place = points()
    frame = {"x": place[:, 0], "y": place[:, 1], "days": np.full(70, 3.0)}
    axes = {"east": "x", "north": "y"}

    answer = ff.hotspots(frame, over=BOX, size=100, weights="days", **axes, **DRAWS)

    assert answer.columns["weight"].sum() == 210
    assert answer.columns["events"].sum() == 70


def by_month(months):
    """The cluster in each of some months, and strewn points in all of them."""
    chance = np.random.default_rng(11)
    rows = [
        (*place, month)
        for month in np.arange("2016-01", "2018-01", dtype="datetime64[M]")
        for place in np.concatenate(
            [
                chance.uniform([530_000, 180_000], [531_000, 181_000], (15, 2)),
                chance.uniform([530_410, 180_410], [530_590, 180_590], (40, 2))
                if month in months
                else np.empty((0, 2)),
            ]
        ).round()
    ]
    east, north, month = zip(*rows, strict=True)
    return {"east": east, "north": north, "month": np.array(month)}


@pytest.mark.parametrize(
    ("since", "kind"), [("2016-01", "persistent"), ("2017-10", "new")]
)
def test_places_have_their_kind_over_time(since, kind):
    frame = by_month(np.arange(since, "2018-01", dtype="datetime64[M]"))

    answer = ff.hotspots(frame, over=BOX, size=50, month="month", draws=1_999)

    assert answer.columns["kind"][MIDDLE] == kind


def test_without_enough_windows_no_kind_is_told():
    frame = by_month([])
    frame["month"] = np.repeat(np.arange("2016-01", "2016-07", dtype="M8[M]"), 60)

    answer = ff.hotspots(frame, over=BOX, month="month", **DRAWS)

    assert set(answer.columns["kind"]) == {""}


def test_a_window_with_a_gap_tells_nothing():
    frame = by_month(np.arange("2016-01", "2018-01", dtype="datetime64[M]"))
    kept = frame["month"] != np.datetime64("2017-12")
    frame = {name: np.asarray(values)[kept] for name, values in frame.items()}
    frame["month"][-1] = np.datetime64("2018-01")

    answer = ff.hotspots(frame, over=BOX, size=50, month="month", draws=99)

    assert answer.columns["kind"][MIDDLE] == "not told"


def test_kinds_over_time_need_points():
    with pytest.raises(ValueError, match="month needs points"):
        ff.hotspots([1, 2, 10, 8, 1], neighbours=LINE, month="month", **DRAWS)


@pytest.mark.parametrize("given", [{"value": [1]}, [], [[1.0]]])
def test_values_with_neighbours_must_be_a_list(given):
    with pytest.raises(ValueError, match=r"one value a place|a list of values"):
        ff.moran(given, neighbours=[[]])


def test_hexagons_are_neighbours_of_six_and_have_a_map():
    cells = ff.hexagons(BOX, 200)

    answer = ff.local_moran(points(), over=cells, **DRAWS)

    assert len(answer.to_frame()) == cells.inside.sum()
    border = answer.specification["layer"][-1]["data"]["values"][0]["geometry"]
    # One ring around all: corners that two hexagons share are one.
    assert border["type"] == "LineString"


def test_a_map_has_the_cells_that_stand_out_and_the_border():
    answer = ff.hotspots(gathered(), over=BOX, size=100, draws=1_999)

    cells, border = answer.specification["layer"]

    groups = [each["properties"]["group"] for each in cells["data"]["values"]]
    assert groups.count("more than chance") == answer.columns["stands_out"].sum()
    assert len(groups) == np.count_nonzero(answer.columns["events"])
    assert border["mark"]["filled"] is False


def test_a_map_on_which_nothing_stands_out_can_be_drawn():
    answer = ff.hotspots(points(), over=BOX, size=250, draws=19)

    assert not answer.columns["stands_out"].any()
    assert "no more than chance" in answer.chart().svg


def test_near_places_that_differ_are_called_unlike():
    line = [[1], *([at - 1, at + 1] for at in range(1, 19)), [18]]

    alternating = ff.moran([0, 9] * 10, neighbours=line)

    assert "Near places are unlike" in alternating.sentence()
    assert "chance alone seldom does as much" in alternating.sentence()


def test_nothing_is_said_of_places_that_are_all_the_same():
    answer = ff.moran([3, 3, 3, 3, 3], neighbours=LINE)

    assert answer.sentence().startswith("Nothing can be told")


def test_kinds_of_places_are_told_with_how_many_there_are():
    answer = ff.local_moran(gathered(), over=BOX, size=100, draws=1_999)

    named = answer.columns["kind"][answer.columns["stands_out"]].tolist()
    assert f"{named.count('high among high')} high among high" in answer.sentence()
    assert named


def test_a_density_is_highest_where_points_lie_together():
    answer = answers()["kernel_density"]

    at = int(np.nanargmax(answer.columns["density"]))

    assert f"about {answer.columns['east'][at]:,.0f} east" in answer.sentence()
    assert (
        np.hypot(
            *(
                answer.columns["east"][at] - 530_150,
                answer.columns["north"][at] - 180_150,
            )
        )
        < 250
    )
    assert "a rule of thumb chose" in answer.sentence()
    assert "rule" not in ff.kernel_density(points(), over=BOX, bandwidth=200).sentence()


def test_smooth_maps_are_of_squares():
    with pytest.raises(ValueError, match="not hexagons"):
        ff.kernel_density(points(), over=ff.hexagons(BOX, 100))


def test_where_cases_are_denser_stands_out():
    answer = ff.relative_risk(
        points()[40:], points()[:40], over=BOX, draws=999, bandwidth=200
    )

    ratio, named = answer.columns["ratio"], answer.columns["stands_out"]
    high = named & (ratio > 1)
    assert high.any()
    assert answer.words.finding.startswith(f"{high.sum()} of")


def test_cases_out_of_reach_of_the_others_are_told():
    answer = ff.relative_risk(
        points()[40:], points()[:4] + 500, over=BOX, draws=19, bandwidth=100
    )

    assert "of the cases lie where none of the others is in reach" in answer.sentence()


def test_nothing_is_denser_where_both_are_alike():
    answer = ff.relative_risk(points()[:20], points()[20:40], over=BOX, draws=99)

    assert "is denser than the others beyond chance" in answer.sentence()


def test_concentration_is_told_beside_what_chance_would_do():
    answer = ff.concentration({"n": [90] + [1] * 10 + [np.nan]}, count="n", share=0.1)

    assert answer.found.share == pytest.approx(0.91)
    assert answer.words.finding.startswith(
        "91% of events fall in the busiest 10% of places (91 of 100 in 2): chance alone"
    )
    assert answer.words.finding.endswith("Half of all is in 1 place.")


@pytest.mark.parametrize(
    ("given", "words"),
    [([0, 0], "no event"), ([], "not empty"), ([[1, 2]], "a list of counts")],
)
def test_what_cannot_gather_is_refused(given, words):
    with pytest.raises(ValueError, match=words):
        ff.concentration(given)


def test_repeat_places_are_named_and_what_chance_took_is_taken_out():
    answer = ff.repeat_places([[9, 8, 9], [1, 0, 0], [2, 3, 1]])

    assert answer.columns["place"].tolist() == ["area 1", "area 3"]
    assert answer.columns["expected"][0] < 26 / 3
    assert "area 1 has most, 26" in answer.sentence()
    assert "No place has 90" in ff.repeat_places([[1, 2]], fewest=90).sentence()


def test_patterns_that_swapped_places_are_not_alike():
    answer = ff.similar_patterns([90, 5, 5], [5, 90, 5], areas=["a", "b", "c"])

    assert answer.columns["direction"].tolist() == ["fewer", "more", ""]
    assert "2 areas differ beyond chance" in answer.sentence()


def test_patterns_that_are_the_same_do_not_differ():
    answer = ff.similar_patterns([90, 5, 5], [90, 5, 5])

    assert "No area differs beyond chance" in answer.sentence()


def test_there_must_be_a_name_for_each_area():
    with pytest.raises(ValueError, match="areas has 1 names for 2 counts"):
        ff.similar_patterns([1, 2], [2, 1], areas=["a"])
