import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.partnership.errors import RefusedError
from fourfold.partnership.figures.references import (
    names_in,
    parts,
    refuse_unknown_figures,
)
from tests.reported import make_figure

PLAIN = st.text(alphabet="a1:<& \n-£", max_size=8)
NAMES = st.sampled_from(["one", "two-three", "4"])


def test_names_are_found_in_order_and_once():
    text = "First {{figure:one}}, then {{ figure:two }} and {{figure:one}} again."

    assert names_in(text) == ["one", "two"]


def test_text_without_references_stays():
    assert names_in("Nothing {figure:one} {{other:one}}") == []
    assert parts("Nothing {figure:one}", str.upper) == ["Nothing {figure:one}"]


@settings(max_examples=50)
@given(st.lists(st.tuples(PLAIN, NAMES), max_size=4), PLAIN)
def test_whatever_stands_around_a_reference_is_left_alone(pieces, end):
    text = "".join(f"{before}{{{{figure:{name}}}}}" for before, name in pieces) + end

    assert "".join(parts(text, lambda name: f"<{name}>")) == (
        "".join(f"{before}<{name}>" for before, name in pieces) + end
    )


def test_text_may_refer_to_a_figure_that_awaits_approval(analyst):
    make_figure(analyst, name="stab-wounds")

    refuse_unknown_figures("There were {{figure:stab-wounds}}.", "And nothing.")


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["stab-wound", "", "Stab Wounds"])
def test_reference_to_no_figure_is_refused_by_name(name):
    with pytest.raises(RefusedError, match=f"no figure called “{name}”"):
        refuse_unknown_figures(f"There were {{{{figure:{name}}}}}.")


def test_text_without_a_reference_asks_nothing(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        refuse_unknown_figures("Fewer people are hurt.")
