import pytest

from fourfold.analysis.areas.codes import is_code, level_of


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("E01004327", "lsoa"),
        ("W01001319", "lsoa"),
        ("E05013882", "ward"),
        ("W05001625", "ward"),
        ("S13002522", "ward"),
        ("N08000101", "ward"),
        ("E06000002", "authority"),
        ("E07000223", "authority"),
        ("E08000025", "authority"),
        ("E09000031", "authority"),
        ("W06000024", "authority"),
        ("S12000033", "authority"),
        ("N09000003", "authority"),
    ],
)
def test_level_of_a_code_is_that_of_its_prefix(code, level):
    assert level_of(code) == level


@pytest.mark.parametrize(
    "text",
    ["E02000895", "E12000007", "E0500138", "E050138821", "e05013882", "95AA01W1", ""],
)
def test_level_of_anything_else_is_none(text):
    assert level_of(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("E02000895", True),
        ("E0200089", False),
        ("Ward Code", False),
        ("E0200089٣", False),
    ],
)
def test_is_code_tells_codes_of_any_level_from_words(text, expected):
    assert is_code(text) is expected
