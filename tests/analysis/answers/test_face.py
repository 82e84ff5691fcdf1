"""`import fourfold.analysis as ff`: what is there, and what it costs."""

import ast
import inspect
import re
import subprocess
import sys

import pytest

import fourfold.analysis as ff
from tests.analysis.answers.asked import answers
from tests.architecture.tree import ROOT, SOURCE

# What is asked with, and is no question itself.
TOOLS = {
    "Answer",
    "Evidence",
    "Panel",
    "Place",
    "Shape",
    "evidence",
    "forecasts",
    "grid",
    "hexagons",
    "panel",
    "panel_of_cells",
    "to_metres",
}


def test_each_name_is_where_a_type_checker_finds_it():
    tree = ast.parse((SOURCE / "analysis" / "__init__.py").read_text(encoding="utf-8"))
    typed = {
        alias.asname: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module.startswith("fourfold")
        for alias in node.names
    }

    assert typed == {name: getattr(ff, name).__module__ for name in dir(ff)}


def test_every_question_is_asked_by_these_tests():
    assert set(answers()) == set(dir(ff)) - TOOLS


def test_every_name_says_what_it_is():
    for name in dir(ff):
        assert inspect.getdoc(getattr(ff, name)), name


def test_a_name_that_is_not_there_says_where_to_look():
    with pytest.raises(AttributeError, match="no 'hotspot': see dir"):
        _ = ff.hotspot


def test_nothing_is_loaded_before_it_is_asked_for():
    """The command line imports this package first, and must not wait for it."""
    program = (
        "import sys, fourfold.analysis;"
        "print(sorted({'numpy', 'scipy', 'duckdb', 'shapely'} & set(sys.modules)))"
    )

    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert told.stdout.strip() == "[]"


def test_no_library_of_frames_is_loaded_unless_one_is_given():
    answers()["change"].to_frame()

    assert not {"pandas", "polars", "pyarrow"} & set(sys.modules)


@pytest.mark.parametrize("name", sorted(set(dir(ff)) - TOOLS))
def test_every_question_has_its_page_of_methods(name):
    assert (ROOT / answers()[name].method).exists()


def test_the_first_page_shows_what_can_be_run():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"## Use it from Python\n\n```python\n(.*?)```", text, re.DOTALL)
    said = {}

    program = block[1].replace('"polars"', '"arrow"')
    exec(program, said)  # noqa: S102 - our own page

    assert said["robbery"].words.finding.startswith("1,087 against 1,204 before: 10%")
