import json

import pytest

from fourfold.analysis.errors import StoreError
from fourfold.analysis.events.releases import (
    Fault,
    PartReport,
    Revision,
    add_release,
    next_id,
    releases,
)
from fourfold.analysis.events.store import Store
from tests.analysis.events.made_releases import part, release


@pytest.fixture
def store(tmp_path):
    found = Store(tmp_path / "data")
    with found.writing():
        pass
    return found


def test_a_release_comes_back_as_it_was_written(store):
    faults = (Fault("no month", 2, (3, 4)), Fault("no force", 1))
    report = PartReport(9, 6, refused=faults, unplaced=faults, unknown=(), repeated=1)
    change = Revision("b" * 64, 1, 2, 3, 4, without_id=-5)
    written = release(
        1,
        part(report=report, covers=("E09000031",), revision=change),
        part(),
        passed_over=("Łist.txt",),
        notes=("a note",),
    )

    with store.writing():
        add_release(store, written)

    assert releases(store) == (written,)


def test_releases_come_in_the_order_of_their_numbers(store):
    with store.writing():
        for number in (9, 10_000, 1):
            add_release(store, release(number))

    assert [found.number for found in releases(store)] == [1, 9, 10_000]
    assert next_id(releases(store)) == "r10001"


def test_the_first_release_is_number_one():
    assert next_id(()) == "r0001"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _text: "",
        lambda text: text[: len(text) // 2],
        lambda _text: "[]",
        lambda text: text.replace("edition", "edit"),
        lambda text: json.dumps({**json.loads(text), "parts": [{}]}),
    ],
)
def test_a_damaged_release_is_told_with_its_path(store, spoil):
    with store.writing():
        add_release(store, release(1, part()))
    path = store.releases / "r0001.json"
    path.write_text(spoil(path.read_text("utf-8")))

    with pytest.raises(StoreError, match=r"r0001\.json is damaged"):
        releases(store)


def test_a_part_that_covers_some_areas_is_partial():
    assert part(covers=("E09000031",)).partial
    assert not part().partial
