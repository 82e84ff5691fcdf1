"""What analysts own is complete, sourced, and has its page and its module."""

import csv
import tomllib

import pytest

from tests.architecture.tree import ROOT, SOURCE, files, shown

DEFINITIONS = SOURCE / "definitions"
SETTINGS = files(".toml", within=DEFINITIONS)
TABLES = files(".csv", within=DEFINITIONS)
SOURCES = files(".toml", within=DEFINITIONS / "sources")
TEXTS = (
    "id",
    "title",
    "publisher",
    "licence",
    "attribution",
    "cadence",
    "address",
    "disclosure",
)


def read(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))


def folded(text):
    return " ".join(text.replace("_", " ").casefold().split())


def each(paths):
    return [pytest.param(path, id=path.stem) for path in paths]


def test_there_are_definitions():
    assert SETTINGS
    assert TABLES
    assert SOURCES


@pytest.mark.parametrize("path", each(SETTINGS))
def test_every_setting_is_toml_with_content(path):
    assert read(path) != {}


@pytest.mark.parametrize("path", each(TABLES))
def test_every_table_opens_with_its_provenance(path):
    assert path.read_text(encoding="utf-8").startswith("# provenance: ")


@pytest.mark.parametrize("path", each(TABLES))
def test_every_row_of_a_table_has_a_cell_for_each_column(path):
    lines = path.read_text(encoding="utf-8").splitlines()

    header, *rows = csv.reader(line for line in lines if not line.startswith("#"))

    assert rows
    assert len(set(header)) == len(header)
    assert {len(row) for row in rows} == {len(header)}


@pytest.mark.parametrize("path", each(SOURCES))
def test_every_source_says_whose_it_is(path):
    source = read(path)

    missing = [key for key in TEXTS if not str(source.get(key, "")).strip()]

    assert missing == []
    assert source["id"] == path.stem
    assert source["address"].startswith("https://")
    assert source["known_faults"]


@pytest.mark.parametrize("path", each(SOURCES))
def test_every_source_is_of_a_known_class(path):
    classes = read(DEFINITIONS / "publication.toml")["source_classes"]

    assert read(path)["disclosure"] in classes


@pytest.mark.parametrize("path", each(SOURCES))
def test_no_column_of_a_source_can_be_taken_for_another(path):
    columns = read(path)["columns"]

    spellings = [
        spelling
        for column in columns
        for spelling in {
            folded(text)
            for text in (column["name"], column["header"], *column.get("aliases", ()))
        }
    ]

    assert sorted(spellings) == sorted(set(spellings))


@pytest.mark.parametrize("path", each(SOURCES))
def test_every_column_that_is_asked_for_is_a_column(path):
    source = read(path)
    names = {column["name"] for column in source["columns"]}

    asked = {name for names in source.get("required_one_of", ()) for name in names}

    assert asked <= names


@pytest.mark.parametrize("path", each(SOURCES))
def test_every_source_has_a_page(path):
    page = ROOT / "docs" / "sources" / f"{path.stem.replace('_', '-')}.md"
    source = read(path)

    text = page.read_text(encoding="utf-8")

    assert source["title"] in text
    assert source["licence"] in text
    assert source["address"] in text


@pytest.mark.parametrize("path", each(SOURCES))
def test_every_source_has_a_module(path):
    modules = SOURCE / "analysis" / "sources"

    found = [modules / f"{path.stem}.py", modules / path.stem / "__init__.py"]

    assert any(module.is_file() for module in found), shown(path)
