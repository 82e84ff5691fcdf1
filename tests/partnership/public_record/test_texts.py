"""Texts part into headings, paragraphs and points."""

from hypothesis import given
from hypothesis import strategies as st

from fourfold.partnership.public_record.texts import sections, ticks

TEXT = """
Before all.

## What was done
One line
and the same paragraph.
- first
- second
## What comes
"""


def shape(text):
    return [
        (each.heading, [(block.is_list, block.texts) for block in each.blocks])
        for each in sections(text)
    ]


def test_headings_part_a_text_and_points_make_a_list():
    assert shape(TEXT) == [
        ("", [(False, ["Before all."])]),
        (
            "What was done",
            [
                (False, ["One line and the same paragraph."]),
                (True, ["first", "second"]),
            ],
        ),
        ("What comes", []),
    ]


def test_text_without_words_has_no_sections():
    assert sections(" \r\n\r\n ") == []


def test_section_counts_only_with_words_under_it_and_by_any_case():
    found = ticks(TEXT, ["WHAT WAS DONE", "What comes", "Nowhere"])

    assert [each.is_there for each in found] == [True, False, False]


@given(st.lists(st.text(alphabet="ab ", min_size=1).map(str.strip), max_size=6))
def test_no_word_of_a_text_is_lost(words):
    told = sections("\n\n".join(words))

    shown = " ".join(t for s in told for b in s.blocks for t in b.texts)

    assert shown.split() == " ".join(words).split()
