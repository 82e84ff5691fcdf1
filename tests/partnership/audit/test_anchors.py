import json

import pytest

from fourfold.partnership.audit import anchors as module
from fourfold.partnership.audit.anchors import last_anchor, lines_of
from fourfold.partnership.audit.findings import Kind
from fourfold.partnership.audit.models import Entry
from fourfold.partnership.audit.services import anchor

from .conftest import BY
from .test_verification import found

pytestmark = pytest.mark.django_db


@pytest.fixture
def anchored(trail, anchors):
    """Three anchors, at entries 2, 5 and 8."""
    for _ in range(3):
        trail(2)
        anchor(by=BY)
    return anchors


def test_an_anchor_is_the_newest_entry_with_its_code(trail, anchors):
    trail(3)

    made = anchor(by=BY)

    assert made == last_anchor(anchors)
    assert (made.seq, made.code) == (3, Entry.objects.get(seq=3).code)
    assert Entry.objects.last().action == "audit.anchored"


def test_nothing_new_needs_no_anchor(trail, anchors):
    before_any = anchor(by=BY)
    trail(1)
    anchor(by=BY)

    assert before_any is None
    assert anchor(by=BY) is None
    assert len(anchors.read_text().splitlines()) == 1


def test_an_anchor_that_cannot_be_written_is_not_noted(trail, settings, tmp_path):
    trail(1)
    (tmp_path / "file").write_text("")
    settings.AUDIT_ANCHORS = tmp_path / "file" / "anchors.jsonl"

    with pytest.raises(OSError, match="file"):
        anchor(by=BY)

    assert Entry.objects.count() == 1


def test_each_anchor_is_on_the_disk_before_it_is_noted(trail, anchors, monkeypatch):
    flushed = []
    monkeypatch.setattr(
        module.os, "fsync", lambda _: flushed.append(Entry.objects.count())
    )
    trail(1)

    anchor(by=BY)

    assert flushed == [1, 1]


def test_anchors_as_they_were_written_raise_nothing(anchored):
    assert found(anchored) == []


def test_an_anchor_that_was_edited_is_found(anchored):
    lines = anchored.read_text().splitlines()
    lines[1] = lines[1].replace('"seq": 5', '"seq": 6')
    anchored.write_text("\n".join(lines) + "\n")

    kinds = {kind for kind, _ in found(anchored)}

    assert kinds == {Kind.ANCHORS}


def test_an_anchor_that_was_taken_out_is_found(anchored):
    first, _, last = anchored.read_text().splitlines()
    anchored.write_text(f"{first}\n{last}\n")

    assert found(anchored) == [(Kind.ANCHORS, None)]


def test_anchors_that_changed_places_are_found(anchored):
    first, second, third = anchored.read_text().splitlines()
    anchored.write_text(f"{first}\n{third}\n{second}\n")

    assert (Kind.ANCHORS, None) in found(anchored)


def test_anchors_of_another_key_are_found(anchored):
    kinds = {kind for kind, _ in found(anchored, key=b"another")}

    assert kinds == {Kind.KEY, Kind.ANCHORS, Kind.NO_ANCHOR}


def test_the_newest_anchor_that_was_taken_out_is_missed(anchored):
    anchored.write_text("".join(anchored.read_text().splitlines(keepends=True)[:2]))

    assert found(anchored) == [(Kind.NO_ANCHOR, 8)]


def test_a_line_that_a_power_cut_tore_spoils_nothing(anchored, trail):
    with anchored.open("a") as file:
        file.write('{"seq": 9, "code"')
    trail(1)

    made = anchor(by=BY)

    assert made == last_anchor(anchored)
    assert found(anchored) == []


@pytest.mark.parametrize(
    "line", ["[]", "5", '{"seq": 1}', "not JSON", json.dumps({"seq": "1"})]
)
def test_a_line_that_is_no_anchor_is_none(anchors, line):
    anchors.write_text(f"\n{line}\n")

    (only,) = lines_of(anchors, size=1_000)

    assert only.anchor is None
    assert last_anchor(anchors) is None


def test_what_is_added_meanwhile_is_left_for_the_next_time(anchored):
    size = anchored.stat().st_size

    assert len(list(lines_of(anchored, size=size - 1))) == 2


def test_an_anchor_file_that_is_empty_takes_the_first(trail, anchors):
    anchors.write_text("")
    trail(1)

    made = anchor(by=BY)

    assert last_anchor(anchors) == made
