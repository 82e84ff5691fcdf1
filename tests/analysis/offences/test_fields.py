import pytest

from fourfold.analysis.errors import FourfoldError
from fourfold.analysis.offences.fields import Fields

FILE = "measures/violence.toml"


def test_fields_read_what_is_there():
    fields = Fields(
        FILE,
        {"title": "Violence", "order": 2, "headline": True, "rates": ["all"]},
    )

    assert fields.text("title") == "Violence"
    assert fields.number("order") == 2
    assert fields.flag("headline") is True
    assert fields.texts("rates", allowed=("all", "under_25")) == ("all",)
    assert fields.optional_text("proxy_for") is None
    fields.refuse_others()


@pytest.mark.parametrize(
    ("read", "content", "message"),
    [
        (lambda f: f.text("x"), {}, "x: is missing"),
        (lambda f: f.text("x"), {"x": 3}, "x: must be a text"),
        (lambda f: f.text("x"), {"x": "  "}, "x: is empty"),
        (lambda f: f.text("x", allowed="ab"), {"x": "c"}, "'c' is not one of: a, b"),
        (lambda f: f.optional_text("x"), {"x": ""}, "x: is empty"),
        (lambda f: f.number("x"), {"x": "3"}, "x: must be a whole number"),
        (lambda f: f.number("x"), {"x": 3.5}, "x: must be a whole number"),
        (lambda f: f.number("x"), {"x": True}, "x: must be a whole number"),
        (lambda f: f.flag("x"), {"x": 1}, "x: must be true or false"),
        (lambda f: f.texts("x"), {"x": "all"}, "x: must be a list of one text or more"),
        (lambda f: f.texts("x"), {"x": []}, "x: must be a list of one text or more"),
        (lambda f: f.texts("x"), {"x": [1]}, "x: must be a list of one text or more"),
        (lambda f: f.texts("x"), {"x": ["a", "a"]}, "x: says something twice"),
        (lambda f: f.texts("x", allowed="a"), {"x": ["b"]}, "'b' is not one of: a"),
        (lambda f: f.month("x"), {"x": "2024-13"}, "as 2024-03, not '2024-13'"),
        (lambda f: f.tables("x"), {"x": "2024"}, r"x: must be written as \[\[x\]\]"),
        (lambda f: f.tables("x"), {"x": ["2024"]}, r"x: must be written as \[\[x\]\]"),
    ],
)
def test_fields_refuse_what_is_wrong_and_name_file_and_field(read, content, message):
    fields = Fields(FILE, content)

    with pytest.raises(FourfoldError, match=message) as refusal:
        read(fields)

    assert "definitions/measures/violence.toml, x" in str(refusal.value)


def test_fields_of_a_table_say_which_table_is_wrong():
    fields = Fields(FILE, {"breaks": [{"from": "2013-05"}, {"from": "May"}]})

    first, second = fields.tables("breaks")

    assert first.month("from") == "2013-05"
    with pytest.raises(FourfoldError, match=r"violence\.toml, breaks 2, from: must be"):
        second.month("from")


def test_fields_refuse_one_that_nobody_asked_for():
    fields = Fields(FILE, {"title": "Violence", "caveat": "x"})

    fields.text("title")

    with pytest.raises(FourfoldError, match=r"caveat: is not known here. Known: title"):
        fields.refuse_others()
