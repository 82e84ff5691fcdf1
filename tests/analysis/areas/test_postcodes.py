import pytest
from shapely.geometry import box

from fourfold.analysis.areas.boundaries import Boundary
from fourfold.analysis.areas.postcodes import Postcode, placed, read_code_point
from fourfold.analysis.errors import SourceError

WEST, EAST = "E05000001", "E05000002"
WARDS = [
    Boundary(WEST, "West", "ward", 2025, None, box(0, 0, 100, 100)),
    Boundary(EAST, "East", "ward", 2025, None, box(100, 0, 200, 100)),
]
LINE = '"{}",10,{},{},"E92000001","E19000003","E18000007","","E09000030","{}"\r\n'


def written(tmp_path, *rows, text=""):
    path = tmp_path / "zz.csv"
    path.write_text(text or "".join(LINE.format(*row) for row in rows))
    return path


def test_a_file_is_read_as_its_publisher_writes_it(tmp_path):
    path = written(tmp_path, ("ZZ1 1AA", 50, 60, WEST), ("ZZ119AB", 0, 0, EAST))

    assert list(read_code_point(path)) == [
        Postcode("ZZ11AA", (50.0, 60.0), WEST),
        Postcode("ZZ119AB", None, EAST),
    ]
    assert Postcode("ZZ119AB", None, "").outward == "ZZ11"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a,b\n", "it has 2 columns"),
        (LINE.format("nowhere", 1, 1, WEST), "'nowhere' is no postcode"),
        (LINE.format("ZZ1 1AA", "x", 1, WEST), "could not convert"),
        ("PC,PQ,EA,NO,CY,RH,LH,CC,DC,WC\n", "'PC' is no postcode"),
    ],
)
def test_another_file_is_refused_with_the_line(tmp_path, text, words):
    with pytest.raises(SourceError, match=words):
        list(read_code_point(written(tmp_path, text=text)))


def test_a_postcode_goes_where_its_point_lies_and_not_where_it_is_said_to():
    found = placed([Postcode("ZZ11AA", (150.0, 50.0), WEST)], WARDS)

    assert found.ward_of == {"ZZ11AA": EAST}
    assert found.elsewhere == 1


def test_a_ward_of_another_year_is_no_difference():
    found = placed([Postcode("ZZ11AA", (150.0, 50.0), "E05999999")], WARDS)

    assert (found.ward_of, found.elsewhere) == ({"ZZ11AA": EAST}, 0)


def test_without_a_point_it_goes_where_it_is_said_to():
    known, strange = Postcode("ZZ11AA", None, WEST), Postcode("ZZ11AB", None, "E05")

    assert placed([known, strange], WARDS).ward_of == {"ZZ11AA": WEST, "ZZ11AB": ""}


def test_those_next_door_are_kept_and_the_rest_of_the_country_is_not():
    inside = Postcode("ZZ11AA", (50.0, 50.0), WEST)
    beside = Postcode("ZZ11AB", (50.0, 500.0), "E05000009")
    far = Postcode("YY11AA", (9_000.0, 9_000.0), "E05000009")

    assert placed([inside, beside, far], WARDS).ward_of == {
        "ZZ11AA": WEST,
        "ZZ11AB": "",
    }


def test_no_postcodes_are_no_fault():
    assert placed([], WARDS).ward_of == {}
