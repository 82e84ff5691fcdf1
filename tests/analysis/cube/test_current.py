"""Which build is read, and what is said where none can be."""

import json

import pytest

from fourfold.analysis.cube import current
from fourfold.analysis.cube.build import build
from fourfold.analysis.cube.reader import open_cube
from fourfold.analysis.errors import StoreError, UnknownLabelError
from fourfold.analysis.events.store import Store
from tests.analysis.cube.small_country import (
    built,
    everywhere,
    store_of,
    write_street,
)


@pytest.fixture
def store(tmp_path):
    return built(tmp_path, write_street(tmp_path, "2024-01", everywhere()))


def refusal(store, name=None):
    with (
        pytest.raises((StoreError, UnknownLabelError)) as raised,
        open_cube(store, name),
    ):
        pass
    return str(raised.value)


def test_open_cube_says_where_there_is_no_data(tmp_path):
    assert "holds no Fourfold data" in refusal(Store(tmp_path))


def test_open_cube_says_where_nothing_was_built(tmp_path):
    assert "Build first: fourfold build" in refusal(store_of(tmp_path))


def test_open_cube_names_the_builds_there_are(store):
    (there,) = (path.name for path in store.builds.iterdir())

    assert refusal(store, "b0") == f"There is no build b0; there is: {there}"


def test_open_cube_says_that_a_build_is_damaged(store):
    (current.current_folder(store) / current.CUBE).write_bytes(b"x" * 5_000)

    assert "is damaged. Build again" in refusal(store)


@pytest.mark.parametrize("layout", [None, "an older one"])
def test_open_cube_refuses_a_build_with_other_tables(store, layout):
    manifest = current.current_folder(store) / current.MANIFEST
    said = {**json.loads(manifest.read_text()), "layout": layout}
    manifest.write_text(json.dumps(said))

    assert "was made by version" in refusal(store)
    assert build(store).is_new


def test_open_cube_refuses_a_build_made_of_other_offences(store, monkeypatch):
    monkeypatch.setattr(current, "layout", lambda: "with one offence more")

    assert "with other tables or offences. Build again" in refusal(store)


def test_build_info_reads_back_what_was_written(store):
    folder = current.current_folder(store)

    info = current.build_info(folder)

    assert info == build(store).build
    assert info.id == folder.name
    assert isinstance(info.areas[0], tuple)


def test_current_folder_is_none_before_the_first_build(tmp_path):
    assert current.current_folder(Store(tmp_path)) is None
