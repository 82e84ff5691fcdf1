"""One thing has one name, and the name has an entry."""

import re

from tests.architecture.tree import ROOT, SOURCE, files

TEXT = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
TERMS = re.findall(r"^\*\*(.+?)\*\*", TEXT, re.MULTILINE)


def test_every_package_has_an_entry():
    # A data set is explained by its page in docs/sources, which has its own test.
    data_sets = {
        path.parent.name
        for path in files(".py", within=SOURCE / "analysis" / "sources")
        if path.parent.name != "sources"
    }
    packages = {path.parent.name for path in files(".py", within=SOURCE)} - data_sets
    named = {term.casefold() for term in TERMS}

    missing = (packages | {"definitions"}) - {"fourfold"} - named

    assert missing == set()


def test_entries_are_sorted_and_unique():
    folded = [term.casefold() for term in TERMS]

    assert folded == sorted(set(folded))


def test_every_entry_says_where_it_is_from():
    entries = [line for line in TEXT.splitlines() if line.startswith("**")]

    without = [line.split("**")[1] for line in entries if "*Source:" not in line]

    assert without == []
