import pytest

from fourfold.analysis.charts.style import (
    ALARM,
    CLASSES,
    COLOURS,
    INK,
    QUIET,
    SHAPES,
    direction_scales,
    named_rows,
    specification,
)


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first, second):
    """WCAG 2.2, contrast ratio."""
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_check_knows_black_on_white():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("colour", [INK, QUIET, ALARM, *COLOURS.values()])
def test_colours_of_words_and_marks_stand_out_on_white(colour):
    assert contrast(colour, "#ffffff") >= 4.5


def test_classes_go_from_light_to_dark():
    shades = [luminance(colour) for colour in CLASSES]

    assert shades == sorted(shades, reverse=True)


def test_numbers_on_the_map_stand_out_on_each_class():
    assert all(contrast(INK, light) >= 4.5 for light in CLASSES[:3])
    assert all(contrast("#ffffff", dark) >= 4 for dark in CLASSES[3:])


def test_each_direction_has_its_own_shape_besides_its_colour():
    assert len(set(SHAPES.values())) == len(SHAPES)


def test_direction_scales_pair_labels_with_colours_and_shapes():
    scales = direction_scales({"up": "rose", "down": "fell"})

    assert scales["color"]["scale"]["domain"] == ["rose", "fell"]
    assert scales["shape"]["scale"]["range"] == ["triangle-up", "triangle-down"]


def test_names_get_room_for_the_longest():
    rows, room = named_rows("ward", ["Ash", "Hale End & Highams Park South"])

    assert room == 29 * 7
    assert rows["axis"]["minExtent"] == room


def test_a_specification_has_the_look_of_the_house():
    assert specification(mark="bar")["config"]["aria"] is False
