import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.partnership.enquiries.cutting import MARK, NotThereError, without


def test_each_passage_is_marked_wherever_it_stands():
    text = "Why did Ann Smith stop? Ann knows. Ask Ann Smith."

    assert without(text, ["Ann", "Ann Smith", " "]) == (
        f"Why did {MARK} stop? {MARK} knows. Ask {MARK}."
    )


def test_words_that_do_not_stand_there_are_refused():
    with pytest.raises(NotThereError):
        without("When?", ["Ann"])


def test_a_mark_is_never_cut_itself():
    once = without("Ask Ann.", ["Ann"])

    with pytest.raises(NotThereError):
        without(once, ["person"])


@given(st.text(max_size=60), st.lists(st.text("abn A", max_size=3), max_size=4))
def test_what_is_left_is_what_was_asked_with_marks(text, words):
    text = text.replace(MARK, "")
    try:
        cut = without(text, words)
    except NotThereError:
        return

    at = 0
    for part in cut.split(MARK):
        assert part in text[at:]
        at = text.index(part, at) + len(part)
