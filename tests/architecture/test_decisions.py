"""Decisions can be found by number and read the same way."""

import re

import pytest

from tests.architecture.tree import ROOT, files

RECORDS = files(".md", within=ROOT / "docs" / "decisions")
NUMBERED = [path for path in RECORDS if path.name != "README.md"]
HEADINGS = ["Context", "Decision", "Rejected", "Consequences"]
LINES = 60


def each(paths):
    return [pytest.param(path, id=path.stem) for path in paths]


def test_numbers_are_unique_and_leave_no_gap():
    numbers = [int(path.name.split("-")[0]) for path in NUMBERED]

    assert numbers == list(range(1, len(NUMBERED) + 1))
    assert NUMBERED


@pytest.mark.parametrize("path", each(NUMBERED))
def test_a_decision_is_headed_by_its_own_number(path):
    number = re.match(r"(\d{4})-[a-z0-9-]+\.md$", path.name)[1]

    first_line = path.read_text(encoding="utf-8").splitlines()[0]

    assert re.fullmatch(rf"# {number}\.? \S.*", first_line)


@pytest.mark.parametrize("path", each(NUMBERED))
def test_a_decision_has_its_date_and_status(path):
    text = path.read_text(encoding="utf-8")

    assert re.search(r"^Date: \d{4}-\d{2}-\d{2}\b", text, re.MULTILINE)
    assert re.search(r"^Status: (accepted|superseded by \[)", text, re.MULTILINE)


@pytest.mark.parametrize("path", each(NUMBERED))
def test_a_decision_tells_what_was_rejected(path):
    text = path.read_text(encoding="utf-8")

    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == HEADINGS
    assert len(text.splitlines()) <= LINES
