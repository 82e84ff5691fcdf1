"""What answers are shown as, where nothing much is known."""

import sys
from dataclasses import replace

import numpy as np
import pytest
from scipy.sparse import csr_array

import fourfold.analysis as ff
from fourfold.analysis.answers.ahead import acting
from fourfold.analysis.answers.given.study import Study
from fourfold.analysis.answers.shown.frames import Frame
from fourfold.analysis.answers.shown.maps import shaded
from fourfold.analysis.answers.shown.words import number, ratio_of
from tests.analysis.answers.asked import BOX, LINE, answers, gathered, points


class FakeLibrary:
    """Takes a stream, as polars and pyarrow do."""

    @staticmethod
    def table(frame):
        return "table", frame.column_names

    DataFrame = table


@pytest.mark.parametrize("library", ["polars", "pyarrow"])
def test_libraries_that_speak_arrow_are_given_the_stream(monkeypatch, library):
    monkeypatch.setitem(sys.modules, library, FakeLibrary)

    made = answers()["moran"].to_frame(library)

    assert made == ("table", tuple(answers()["moran"].columns))


def test_a_frame_shows_its_first_rows():
    frame = Frame({"n": np.array([1.5, np.nan]), "hot": np.array([True, False])})

    assert repr(frame) == "2 rows\nn | hot\n1.5 | yes\n | no"
    assert frame["hot"].tolist() == [True, False]


def test_what_is_not_known_is_told_as_that():
    assert number(np.nan) == "not known"
    assert number(np.inf) == "without end"
    assert ratio_of(0.8, np.nan, np.nan) == "20% fewer (limits not known)"


def test_a_map_of_nothing_has_its_border():
    study = Study(ff.grid(BOX, 250))

    found = shaded(study, np.zeros(16))

    assert len(found["layer"]) == 1


def test_points_outside_of_the_ground_are_told():
    place = np.concatenate([gathered(), [[600_000.0, 180_000.0]]])

    answer = ff.moran(place, over=BOX, draws=19)

    assert "1 point lies outside of the ground." in answer.sentence()


def test_neighbours_may_be_a_sparse_array():
    rows = np.repeat(np.arange(5), [len(each) for each in LINE])
    sparse = csr_array((np.ones(8), (rows, np.concatenate(LINE))), (5, 5))

    listed = ff.moran([1, 2, 10, 8, 1], neighbours=LINE)

    assert ff.moran([1, 2, 10, 8, 1], neighbours=sparse).found == listed.found


def test_a_choice_that_may_not_be_the_best_says_how_far_it_may_be_off(monkeypatch):
    sure = answers()["placement"].found
    unsure = replace(sure, bound=sure.reached + 5, is_best=False)
    monkeypatch.setattr(acting, "best_sites", lambda *_, **__: unsure)

    answer = ff.placement(points(), 3, distance=200)

    assert f"at best another reaches {sure.reached + 5:.0f}" in answer.sentence()
