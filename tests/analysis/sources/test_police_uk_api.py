import json

import pytest

from fourfold.analysis.errors import SourceError
from fourfold.analysis.files.inputs import input_files
from fourfold.analysis.sources import police_uk_api
from fourfold.analysis.sources.police_uk_api import (
    CELLS,
    read_answers,
    recognises_answer,
)


def crime(number, **said):
    return {
        "category": "violent-crime",
        "location_type": "Force",
        "location": {
            "latitude": "51.5",
            "longitude": "-0.1",
            "street": {"id": 1, "name": "On or near Elm Row"},
        },
        "context": "",
        "outcome_status": {"category": "Under investigation", "date": "2018-05"},
        "persistent_id": "abc",
        "id": number,
        "month": "2018-04",
        **said,
    }


@pytest.fixture
def read(tmp_path):
    """The months in some answers, each a list of crimes or a text."""

    def read_all(*answers):
        for number, answer in enumerate(answers):
            text = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            (tmp_path / f"{number}.json").write_bytes(text)
        with input_files([tmp_path]) as files:
            return read_answers(files, force="Marsh")

    return read_all


def test_a_crime_becomes_a_row_with_the_label_of_the_csv_files(read):
    (month,) = read([crime(1)])

    assert dict(zip(CELLS, month.rows[0], strict=True)) == {
        "crime_id": "abc",
        "month": "2018-04",
        "falls_within": "Marsh",
        "longitude": "-0.1",
        "latitude": "51.5",
        "location": "On or near Elm Row",
        "crime_type": "Violence and sexual offences",
        "last_outcome_category": "Under investigation",
    }


def test_a_crime_in_the_answers_for_two_polygons_counts_once(read):
    (month,) = read([crime(1), crime(2)], [crime(2), crime(3)])

    assert len(month.rows) == 3
    assert month.again == {"Marsh": 1}


def test_crimes_of_one_id_with_two_numbers_are_two_rows(read):
    (month,) = read([crime(1), crime(2)])

    assert len(month.rows) == 2
    assert month.again == {}


def test_months_come_apart_and_in_order(read):
    found = read([crime(1, month="2018-05"), crime(2)])

    assert [month.month for month in found] == ["2018-04", "2018-05"]


def test_a_crime_on_the_railway_is_of_its_own_force(read):
    (month,) = read([crime(1, location_type="BTP"), crime(2)])

    forces = [dict(zip(CELLS, row, strict=True))["falls_within"] for row in month.rows]
    assert forces == ["British Transport Police", "Marsh"]


def test_what_the_api_leaves_out_is_an_empty_cell(read):
    nothing = {"location": None, "outcome_status": None, "persistent_id": None}

    (month,) = read([crime(1, **nothing, category="new-kind")])

    assert month.rows[0] == ("", "2018-04", "Marsh", "", "", "", "new-kind", "")


def test_marks_that_no_text_file_can_hold_are_replaced(read):
    (month,) = read([crime(1, persistent_id="a\ud800\0b")])

    assert month.rows[0][0] == "a??b"


def test_answers_without_crimes_hold_no_month(read):
    assert read([], []) == ()


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"month": "April"}, "month is 'April'"),
        ({"month": 201804}, "TypeError"),
        ({"id": None}, "TypeError"),
        ({"id": "one"}, "ValueError"),
        ({"id": float("inf")}, "OverflowError"),
        ({"location": "here"}, "TypeError"),
        ({"location": {"longitude": "0"}}, "KeyError"),
        ({"category": []}, "TypeError"),
        ({"outcome_status": "none"}, "AttributeError"),
    ],
)
def test_an_entry_that_is_no_crime_is_told_with_its_place(read, said, problem):
    with pytest.raises(SourceError, match="entry 2 is not a crime") as caught:
        read([crime(1), crime(2, **said)])

    assert problem in caught.value.problem
    assert caught.value.file.endswith("0.json")


@pytest.mark.parametrize("entry", [None, 7, "crime", [], {}])
def test_an_entry_that_is_no_record_is_told(read, entry):
    with pytest.raises(SourceError, match="entry 1 is not a crime"):
        read([entry])


@pytest.mark.parametrize("text", [b"[{]", b"[", b"[1] x", b'["\xff"]', b"[" * 9_999])
def test_broken_json_is_told(read, text):
    with pytest.raises(SourceError, match="not whole JSON"):
        read(text)


def test_json_that_is_no_list_is_told(read):
    with pytest.raises(SourceError, match="not a list of crimes"):
        read({"error": "too many"})


def test_a_file_larger_than_any_answer_is_not_taken_into_memory(read, monkeypatch):
    monkeypatch.setattr(police_uk_api, "MOST_BYTES", 10)

    with pytest.raises(SourceError, match="larger than any answer"):
        read([crime(1)])


@pytest.mark.parametrize(
    ("head", "is_answer"),
    [
        (json.dumps([crime(1)]).encode(), True),
        (b"\xef\xbb\xbf\n" + json.dumps([crime(1)]).encode(), True),
        (b" [ ]\n", True),
        (b"", False),
        (b'[{"name": 1}]', False),
        (b'[] + "x"', False),
        (b'{"persistent_id": 1}', False),
        (b'{"url": "https://example.org", "etag": null}', False),
    ],
)
def test_an_answer_is_told_by_its_first_bytes(head, is_answer):
    assert recognises_answer(head) == is_answer
