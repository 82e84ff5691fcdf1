import pytest

from fourfold.analysis.charts.chart import DataTable, Sketch
from fourfold.analysis.charts.drawing import draw, svg_of
from fourfold.analysis.charts.style import specification
from tests.analysis.charts.svg_reading import SVG, ids, parsed, words


def sketch(values=({"ward": "Ash & Co", "rate": 3}, {"ward": "<b>", "rate": 5})):
    return Sketch(
        id="chart-one",
        section="where",
        block="wards-violence",
        title="Rates & <more>",
        summary='From 3 in "Ash" to 5.',
        specification=specification(
            width=200,
            height=80,
            data={"values": list(values)},
            mark={"type": "bar", "clip": True},
            encoding={
                "x": {"field": "rate", "type": "quantitative"},
                "y": {"field": "ward", "type": "nominal"},
            },
        ),
        table=DataTable("Rates", ("Ward", "Rate"), (("Ash", "3"),)),
    )


def test_a_chart_is_one_image_with_a_name_and_a_description():
    root = parsed(draw(sketch()).svg)

    assert root.attrib["role"] == "img"
    name, description = root.attrib["aria-labelledby"].split()
    assert root.find(f"{SVG}title").attrib["id"] == name
    assert root.find(f"{SVG}title").text == "Rates & <more>"
    assert root.find(f"{SVG}desc").attrib["id"] == description
    assert root.find(f"{SVG}desc").text == 'From 3 in "Ash" to 5.'


def test_a_chart_scales_with_the_page():
    root = parsed(draw(sketch()).svg)

    assert "width" not in root.attrib
    assert "height" not in root.attrib
    assert root.attrib["viewBox"].startswith("0 0 ")
    assert root.attrib["style"].startswith("min-width:min(34rem,")
    assert ";max-width:" in root.attrib["style"]


def test_words_stay_words_and_are_escaped():
    assert {"Ash & Co", "<b>"} <= set(words(draw(sketch()).svg))


def test_the_ids_of_a_chart_begin_with_its_own():
    assert all(name.startswith("chart-one-") for name in ids(draw(sketch()).svg))


def test_a_chart_asks_for_nothing_from_elsewhere():
    svg = draw(sketch()).svg

    assert "href" not in svg
    assert "@import" not in svg
    assert "url(" not in svg.replace("url(#chart-one-", "")
    assert svg.count("http") == 1  # the name of the SVG format


def test_the_same_sketch_gives_the_same_bytes():
    assert draw(sketch()).svg == draw(sketch()).svg


def test_a_chart_keeps_its_sketch():
    chart = draw(sketch())

    assert (chart.id, chart.section) == ("chart-one", "where")
    assert (chart.block, chart.title) == ("wards-violence", "Rates & <more>")
    assert chart.summary == 'From 3 in "Ash" to 5.'
    assert chart.table.rows == (("Ash", "3"),)


def test_a_chart_without_anything_in_it_is_refused():
    empty = sketch()
    bare = Sketch(
        id="chart-none",
        section="where",
        block="",
        title="",
        summary="",
        specification={"data": {"values": []}, "mark": "point"},
        table=empty.table,
    )

    with pytest.raises(ValueError, match="'chart-none' came out empty"):
        draw(bare)


def test_a_specification_that_cannot_be_drawn_is_refused():
    with pytest.raises(ValueError, match="conversion failed"):
        svg_of({"data": {"values": [{"a": 1}]}, "mark": "nonsense"})


def test_a_specification_that_would_fetch_is_refused():
    with pytest.raises(ValueError, match="not allowed"):
        svg_of({"data": {"url": "http://127.0.0.1/data.json"}, "mark": "bar"})


def test_a_number_that_is_read_keeps_its_decimals():
    wanted = sketch()
    axis = {"axis": {"format": ".2f", "values": [0.45]}}
    rate = {"field": "rate", "type": "quantitative", **axis}
    wanted.specification["encoding"]["x"] = rate

    svg = draw(wanted).svg

    assert "0.45" in words(svg)
