"""Both workbooks of weights, read as their publishers lay them out."""

import pytest

from fourfold.analysis.errors import SourceError
from fourfold.analysis.offences.harm import OffenceWeight
from fourfold.analysis.sources import cambridge_harm, ons_severity
from fourfold.analysis.sources._workbooks import HEAD_ROWS, rows_of
from tests.analysis.sources.harm_workbooks import CAMBRIDGE, cambridge, severity


def test_the_index_is_found_below_its_licence_on_whichever_sheet(tmp_path):
    path = cambridge(tmp_path / "cchi.xlsx")

    assert cambridge_harm.recognises(path)
    assert not ons_severity.recognises(path)
    assert cambridge_harm.read(path) == (
        OffenceWeight("cambridge", "1/1", "Murder", 5_475),
        OffenceWeight("cambridge", "34B", "Robbery", 365),
        OffenceWeight("cambridge", "46", "Theft from a shop", 1),
    )


def test_the_list_of_weights_is_found(tmp_path):
    path = severity(tmp_path / "tool.xlsx")

    assert ons_severity.recognises(path)
    assert not cambridge_harm.recognises(path)
    assert ons_severity.read(path)[0].weight == 993.55


def test_case_and_spaces_of_a_header_do_not_count(tmp_path):
    header = [name.lower().replace("_", "  ") for name in CAMBRIDGE]

    assert cambridge_harm.recognises(cambridge(tmp_path / "a.xlsx", header=header))


def test_offences_without_a_code_or_a_weight_are_left_out(tmp_path):
    rows = [
        ("U1", "Old offence", 5, "", "", "", None),
        ("U2", "No score yet", None, "", "", "", "34B"),
        (None,) * 7,
        ("U3", "Robbery", "1,365", "", "", "", "34B"),
        ("U4", "Short row", 2),
    ]

    (found,) = cambridge_harm.read(cambridge(tmp_path / "a.xlsx", rows))

    assert found.weight == 1_365


@pytest.mark.parametrize("score", ["much", -1, "inf"])
def test_a_score_that_is_none_is_refused_with_its_place(tmp_path, score):
    path = cambridge(tmp_path / "a.xlsx", [("U1", "Murder", score, "", "", "", "1/1")])

    with pytest.raises(SourceError, match="is not a weight, on sheet 'Index'") as error:
        cambridge_harm.read(path)
    assert error.value.line == 5


def test_a_table_without_a_usable_offence_is_refused(tmp_path):
    path = cambridge(tmp_path / "a.xlsx", [("U1", "Murder", None, "", "", "", "1/1")])

    with pytest.raises(SourceError, match="no sheet has offences"):
        cambridge_harm.read(path)


def test_a_header_far_down_is_not_looked_for(tmp_path):
    path = cambridge(tmp_path / "a.xlsx", [[None] * 7] * HEAD_ROWS, header=["x"])

    assert not cambridge_harm.recognises(path)


def test_what_is_no_workbook_is_not_recognised(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("HO_CODE,FULL_OFFENCE_TITLE,CCHI Score\n")

    assert not cambridge_harm.recognises(path)


def test_a_damaged_workbook_is_refused_and_not_recognised(tmp_path):
    whole = cambridge(tmp_path / "a.xlsx").read_bytes()
    path = tmp_path / "b.xlsx"
    path.write_bytes(whole.replace(b"workbook.xml.rels", b"workbook.xml.relz"))

    assert not cambridge_harm.recognises(path)
    with pytest.raises(SourceError, match="cannot be opened"):
        list(rows_of(path, {"code": ("HO_CODE",)}))
