from hypothesis import given
from hypothesis import strategies as st

from fourfold.partnership.information_rights.collecting.redacting import (
    BLACK,
    is_redaction_of,
)

TEXTS = st.text(st.sampled_from("abc \n"), min_size=1, max_size=20)


@given(value=TEXTS, cuts=st.lists(st.integers(0, 20), min_size=2, max_size=6))
def test_what_is_blacked_out_of_a_text_is_a_redaction(value, cuts):
    start, end = sorted(cut % (len(value) + 1) for cut in cuts[:2])

    shown = value[:start] + BLACK + value[end:]

    assert is_redaction_of(shown, value)


@given(value=TEXTS)
def test_what_adds_or_leaves_all_is_no_redaction(value):
    assert not is_redaction_of(value, value)
    assert not is_redaction_of(f"{BLACK}{value}x", value)
    assert not is_redaction_of(f"{value}{BLACK}{value}", value)
