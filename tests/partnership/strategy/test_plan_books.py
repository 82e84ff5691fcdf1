"""A plan's workbook: what is written can be read, and what is dangerous is refused."""

import io
import tracemalloc
import zipfile
import zlib
from datetime import datetime

import pytest
from openpyxl import Workbook, load_workbook

from fourfold.partnership.strategy import plan_books
from fourfold.partnership.strategy.plan_books import PlanBookError, text_of_book
from fourfold.partnership.strategy.plan_columns import COLUMNS, MEANINGS
from fourfold.partnership.strategy.plan_files import read_plan
from fourfold.partnership.strategy.plan_limits import plan_limits
from fourfold.partnership.strategy.plan_template import Offered, plan_book

from .test_plan_files import ACTION, GOOD, KNOWN

ROW = dict.fromkeys(COLUMNS, "") | GOOD
OFFERED = Offered(
    lists={
        "recommendation_number": ["1", "2"],
        "lead_agency": ["Council", "=Police"],
        "wards": ["Canal"],
        "horizon": ["short", "long"],
        "status": ["not-started"],
    },
    recommendations=[(1, "Work with schools"), (2, "Light the ways")],
)


def book_of(*rows):
    return io.BytesIO(plan_book(rows, OFFERED))


def sheet_of(*lines):
    book = Workbook()
    for line in lines:
        book.active.append(line)
    return saved(book)


def saved(book):
    written = io.BytesIO()
    book.save(written)
    return written


def with_part(name, content=b"x"):
    """A good workbook with one part more."""
    written = book_of(ROW)
    with zipfile.ZipFile(written, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, content)
    return written


def test_what_is_written_is_read_again():
    there = {"id": ACTION, "due_on": "2026-09-12", "status": "on-track"}
    row = ROW | there | {"weight": "0.25", "text": "Two\nlines; of text"}
    other = ROW | {"weight": "0.75"}

    plan = read_plan(text_of_book(book_of(row, other)), KNOWN)

    assert plan.errors == []
    first, second = plan.rows
    assert (first.action_id, str(first.values["weight"])) == (41, "0.25")
    assert first.values["text"] == "Two\nlines; of text"
    assert (second.action_id, second.line) == (None, 3)


@pytest.mark.parametrize(
    "words", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"]
)
def test_nothing_that_was_typed_becomes_a_formula(words):
    written = book_of(ROW | {"action": words})

    cell = load_workbook(written)["Plan"]["C2"]
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", words, True)
    [row] = read_plan(text_of_book(written), KNOWN).rows
    assert row.values["title"] == words


def test_days_and_numbers_are_no_text():
    sheet = load_workbook(book_of(ROW | {"due_on": "2026-09-12", "weight": "0.5"}))
    plan = sheet["Plan"]

    assert plan["K2"].value == datetime.fromisoformat("2026-09-12")
    assert (plan["B2"].value, plan["J2"].value) == (1, 0.5)


def test_the_template_explains_and_offers():
    book = load_workbook(book_of())

    told = {row[0].value: row[2].value for row in book["How to fill it in"].iter_rows()}
    assert {name: told[name] for name in COLUMNS} == MEANINGS
    assert told["Recommendation 2"] == "Light the ways"
    rules = {str(r.sqref): r for r in book["Plan"].data_validations.dataValidation}
    assert rules["E2:E501"].formula1 == "'Lists'!$B$2:$B$3"
    assert rules["I2:I501"].formula1 == "'Lists'!$D$2:$D$3"
    assert rules["L2:L501"].type == "list"
    assert rules["C2:C501"].formula1 == "200"
    assert book["Lists"]["B3"].data_type == "s"


def test_marks_that_no_workbook_holds_are_left_out():
    [row] = read_plan(text_of_book(book_of(ROW | {"action": "a\x0bb"})), KNOWN).rows

    assert row.values["title"] == "ab"


def test_a_sheet_called_plan_comes_before_the_first():
    book = Workbook()
    book.active.append(["notes"])
    moment = datetime.fromisoformat("2026-01-02T03:00")
    book.create_sheet("Plan").append([1.0, 2.5, True, moment])

    assert text_of_book(saved(book)) == "1,2.5,True,2026-01-02T03:00:00\r\n"


def test_faults_are_named_by_the_cells_of_the_sheet():
    heads = list(GOOD)
    lines = [
        heads,
        [],
        [GOOD[each] for each in heads],
        ["1", "x", "Fire", "y", "short"],
    ]

    plan = read_plan(text_of_book(sheet_of(*lines)), KNOWN)

    assert [(each.cell, each.words) for each in plan.errors] == [
        ("C4", "There is no “Fire”")
    ]


def test_formulas_are_refused_by_their_cells():
    with pytest.raises(PlanBookError, match=r"not read: A2, B3\. Write"):
        text_of_book(sheet_of(["a", "b"], ["=1+1"], ["", "=HYPERLINK(A1)"]))

    with pytest.raises(PlanBookError, match="and more"):
        text_of_book(sheet_of(["=1"] * 11))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("xl/vbaProject.bin", "macros"),
        ("xl/macrosheets/sheet1.xml", "macros"),
        ("xl/externalLinks/externalLink1.xml", "links to other workbooks"),
        ("xl/connections.xml", "connections"),
        ("xl/queryTables/queryTable1.xml", "connections"),
        ("xl/embeddings/oleObject1.bin", "other files"),
        ("xl/activeX/activeX1.xml", "controls"),
    ],
)
def test_what_runs_or_leads_elsewhere_is_refused(name, words):
    with pytest.raises(PlanBookError, match=words):
        text_of_book(with_part(name))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_part_that_declares_entities_is_refused(encoding):
    bomb = '<?xml version="1.0"?><!doctype a [<!ENTITY b "b">]><a>&b;</a>'

    with pytest.raises(PlanBookError, match="can be read"):
        text_of_book(with_part("xl/more.xml", bomb.encode(encoding)))


def test_a_workbook_that_unpacks_too_far_is_refused_unopened(monkeypatch):
    opened = []
    monkeypatch.setattr(plan_books, "load_workbook", opened.append)
    bomb = with_part("xl/more.xml", b"\0" * (plan_limits().most_unpacked + 1))
    assert bomb.getbuffer().nbytes < plan_limits().most_bytes

    with pytest.raises(PlanBookError, match="more in the workbook"):
        text_of_book(bomb)

    assert opened == []


def test_a_part_that_is_larger_than_it_says_is_never_unpacked_whole():
    written = with_part("xl/more.xml", b"\0" * 10_000_000)
    with zipfile.ZipFile(written, "a") as packed:
        packed.getinfo("xl/more.xml").file_size = 10
        packed.getinfo("xl/more.xml").CRC = zlib.crc32(b"\0" * 10)
        packed.comment = b"so that what it says of its parts is written again"
    tracemalloc.start()

    text_of_book(written)

    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 5_000_000


def test_a_workbook_of_too_many_parts_is_refused():
    written = book_of(ROW)
    with zipfile.ZipFile(written, "a") as packed:
        for number in range(plan_limits().most_parts):
            packed.writestr(f"xl/{number}.xml", b"")

    with pytest.raises(PlanBookError, match="more in the workbook"):
        text_of_book(written)


@pytest.mark.parametrize(("row", "column"), [(5001, 1), (1, 51)])
def test_a_sheet_that_goes_on_too_far_is_refused(row, column):
    book = Workbook()
    book.active.cell(row, column, "far")

    with pytest.raises(PlanBookError, match="more than 5,000 rows or 50 columns"):
        text_of_book(saved(book))


def test_a_workbook_without_a_sheet_is_refused():
    book = Workbook()
    book.create_chartsheet("Chart")
    book.remove(book.worksheets[0])

    with pytest.raises(PlanBookError, match="can be read"):
        text_of_book(saved(book))


def damaged():
    whole = book_of(ROW).getvalue()
    with zipfile.ZipFile(io.BytesIO(whole)) as packed:
        offset = packed.getinfo("xl/worksheets/sheet1.xml").header_offset
    return whole[: offset + 60] + b"\xff" * 40 + whole[offset + 100 :]


@pytest.mark.parametrize(
    "content", [b"", b"\xd0\xcf\x11\xe0 an older kind of workbook", damaged()]
)
def test_what_is_no_workbook_is_refused(content):
    with pytest.raises(PlanBookError, match=r"Save it as \.xlsx again"):
        text_of_book(io.BytesIO(content))


def test_a_zip_that_is_no_workbook_is_refused():
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        packed.writestr("a.txt", b"a")

    with pytest.raises(PlanBookError, match=r"Save it as \.xlsx again"):
        text_of_book(written)
