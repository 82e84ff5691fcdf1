"""Words that stay English are marked on pages of other languages, and only there."""

from django.utils import translation

from fourfold.interfaces.components.marking import english, filled, joined, spoken

MARKED = '<span lang="en-gb" dir="ltr">{}</span>'


def test_on_a_page_in_english_nothing_is_marked():
    said = filled("{number} {unit}.", number=3, unit=english("cups & saucers"))

    assert said == "3 cups & saucers."
    assert not hasattr(said, "__html__")
    assert joined(["a <b>", "c"]) == "a <b> c"


def test_on_another_page_english_is_marked_and_escaped():
    with translation.override("pl"):
        said = filled("{number} {unit}.", number="<3", unit=english("cups & <b>"))

    assert said == f"&lt;3 {MARKED.format('cups &amp; &lt;b&gt;')}."
    assert hasattr(said, "__html__")


def test_texts_that_are_joined_keep_their_marks():
    with translation.override("pl"):
        said = joined(["Powód & skutek:", english("rain")])

    assert said == f"Powód &amp; skutek: {MARKED.format('rain')}"


def test_nothing_is_marked_where_nothing_is_said():
    with translation.override("pl"):
        assert english("") == ""


def test_an_attribute_says_the_words_alone():
    with translation.override("pl"):
        title = filled("Liczby „{of}”", of=english("a & b"))

    assert spoken(title) == "Liczby „a & b”"
    assert spoken("a < b") == "a < b"
