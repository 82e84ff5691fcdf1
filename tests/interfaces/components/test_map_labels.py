from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from fourfold.interfaces.components.map_labels import (
    LETTER,
    LINE,
    labels_of,
    lines_of,
)

WIDTH, HEIGHT = 350.0, 640.0
NAMES = st.lists(st.text("abcde", min_size=1, max_size=12), min_size=1, max_size=5).map(
    " ".join
)
MIDDLES = st.tuples(st.floats(0, WIDTH), st.floats(0, HEIGHT))


def test_a_long_name_is_broken_between_words():
    lines = lines_of("Hale End & Highams Park South")

    assert lines == ["Hale End &", "Highams Park", "South"]


def test_a_word_longer_than_a_line_is_a_line():
    assert lines_of("Llanfairpwllgwyngyll East") == ["Llanfairpwllgwyngyll", "East"]


def test_a_name_at_the_edge_moves_onto_the_map():
    [label] = labels_of([("Ashgrove", (0, 50))], width=WIDTH, height=HEIGHT)

    assert label.x == 8 * LETTER / 2
    assert label.lines == [(50 - LINE / 2 + 8, "Ashgrove")]


def test_of_two_names_in_one_place_the_second_moves():
    places = [("Ash", (100, 100)), ("Elm", (100, 100))]

    first, second = labels_of(places, width=WIDTH, height=HEIGHT)

    assert abs(first.lines[0][0] - second.lines[0][0]) == LINE


def test_a_name_without_room_is_not_written():
    places = [(name, (100, 100)) for name in ("Ash", "Elm", "Fir", "Oak")]

    labels = labels_of(places, width=WIDTH, height=HEIGHT)

    assert [label.lines[0][1] for label in labels] == ["Ash", "Elm", "Fir"]


@given(st.lists(st.tuples(NAMES, MIDDLES), max_size=12))
def test_names_lie_on_the_map_and_on_no_other(places):
    labels = labels_of(places, width=WIDTH, height=HEIGHT)

    boxes = [box_of(label) for label in labels]
    assert all(top >= 0 and bottom <= HEIGHT for _, top, _, bottom in boxes)
    for one, other in combinations(boxes, 2):
        apart = (
            one[2] <= other[0] or other[2] <= one[0],
            one[3] <= other[1] or other[3] <= one[1],
        )
        assert any(apart)


def box_of(label):
    """Left, top, right and bottom, a little smaller for what is rounded."""
    half = max(len(line) for _, line in label.lines) * LETTER / 2 - 0.11
    feet = [foot for foot, _ in label.lines]
    return (label.x - half, min(feet) - 7.89, label.x + half, max(feet) + 1.89)
