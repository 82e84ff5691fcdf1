import duckdb
from hypothesis import given
from hypothesis import strategies as st

from fourfold.analysis.events.literals import text, texts

WORDS = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)))


@given(WORDS)
def test_a_text_is_itself_again_in_sql(value):
    assert duckdb.sql(f"SELECT {text(value)}").fetchall() == [(value,)]


@given(st.lists(WORDS, min_size=1))
def test_texts_are_themselves_again_in_sql(values):
    assert duckdb.sql(f"SELECT {texts(values)}").fetchall() == [(values,)]
