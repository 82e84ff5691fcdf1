"""What every answer can do, whatever was asked."""

import dataclasses
import json
import sys

import numpy as np
import pytest

import fourfold.analysis as ff
from fourfold.analysis.answers.arrow import columns_of
from tests.analysis.answers.asked import answers
from tests.analysis.charts.svg_reading import parsed

QUESTIONS = sorted(set(dir(ff)) & set(answers()))
each = pytest.mark.parametrize("name", QUESTIONS)


@each
def test_the_sentence_is_whole_and_has_no_number_that_is_none(name):
    said = answers()[name].sentence()

    assert said.endswith(".")
    assert "  " not in said
    assert ".." not in said
    assert not {"nan", "inf"} & set(said.replace(",", " ").split())


@each
def test_the_frame_has_what_arrow_hands_on(name):
    answer = answers()[name]

    read = columns_of(answer.to_frame())

    assert list(read) == list(answer.columns)
    for column, values in answer.columns.items():
        if values.dtype.kind == "f":
            known = np.ma.masked_invalid(read[column]).filled(np.nan)
            np.testing.assert_array_equal(known, values)
        elif values.dtype.kind == "M":
            assert (read[column].astype(values.dtype) == values).all()
        else:
            assert read[column].tolist() == values.tolist()


@each
def test_the_specification_can_be_sent_as_it_is(name):
    found = answers()[name].specification

    assert found["$schema"].startswith("https://vega.github.io/schema/vega-lite/")
    assert json.dumps(found, allow_nan=False)


@each
def test_a_notebook_shows_the_sentence_and_a_table(name):
    answer = answers()[name]

    shown = parsed(f"<div>{answer._repr_html_()}</div>")

    assert shown.findtext("p/strong") == answer.words.finding
    assert len(shown.findall("table/thead/tr/th")) == len(answer.columns)
    assert 1 <= len(shown.findall("table/tbody/tr")) <= 20


@each
def test_it_says_briefly_what_it_is(name):
    answer = answers()[name]

    assert repr(answer) == f"<{name}: {answer.words.finding}>"


@pytest.mark.slow
@each
def test_its_chart_can_be_drawn_and_read_aloud(name):
    chart = answers()[name].chart()

    assert chart.svg.startswith("<svg")
    assert chart.summary == answers()[name].sentence()


def test_a_chart_is_drawn_without_a_browser():
    chart = answers()["seasonality"].chart()

    assert "January" in chart.svg
    assert chart.sketch.specification == answers()["seasonality"].specification


def test_an_answer_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        answers()["change"].question = "another"


class FakePandas:
    DataFrame = dict


def test_pandas_is_given_the_columns(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", FakePandas)

    frame = answers()["change"].to_frame("pandas")

    assert frame["before"].tolist() == [120]


def test_a_library_that_is_not_there_is_named_with_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "polars", None)

    with pytest.raises(ModuleNotFoundError, match="pip install polars, or take"):
        answers()["change"].to_frame("polars")


def test_a_library_that_there_is_none_of_is_refused():
    with pytest.raises(ValueError, match="arrow, pandas, polars, pyarrow"):
        answers()["change"].to_frame("excel")
