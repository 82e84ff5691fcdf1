import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics.hotspot_kinds import KINDS, Rules, hotspot_kinds
from fourfold.analysis.statistics.trends import mann_kendall
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import kinds_of_hotspots

RULES = Rules.in_force()
STATES = {"H": "hot", "C": "cold", ".": "neither", "?": None}
# So far beyond chance that no number of other places could hide it.
BEYOND = 1e-12


def told(*lines, steps=None):
    """Kinds of places drawn as lines: H hot, C cold, . neither, ? not known."""
    drawn = np.array([list(line) for line in lines])
    rises = np.zeros(drawn.shape[1]) if steps is None else np.asarray(steps)
    z = np.select([drawn == "H", drawn == "C", drawn == "."], [9.0, -9, 0.1], np.nan)
    p_value = np.select([(drawn == "H") | (drawn == "C"), drawn == "."], [BEYOND, 0.9])
    return hotspot_kinds(z + rises, p_value, rules=RULES)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (".........H", "new"),
        (".......HHH", "consecutive"),
        ("C......HHH", "consecutive"),
        ("HHHHHHHHHH", "persistent"),
        (".HHHHHHHHH", "persistent"),
        ("HHHHHHHHH.", "historical"),
        ("CC...H...H", "oscillating"),
        ("H..H....H.", "sporadic"),
        (".H..H..H.H", "sporadic"),
        ("....H.....", "none"),
        ("C..H..H...", "none"),
        ("..........", "none"),
        ("HHHHHHHHH?", "not told"),
        ("?.?.?.?..H", "not told"),
        # What is not known breaks no run, and is no time that it was not hot.
        ("......HH?H", "consecutive"),
        ("HHHHHHH?HH", "persistent"),
    ],
)
def test_each_kind_is_what_its_rule_says(line, kind):
    found = told(line, "." * len(line))

    assert KINDS[found.hot[0]] == kind
    mirrored = told(line.translate(str.maketrans("HC", "CH")), "." * len(line))
    assert KINDS[mirrored.cold[0]] == kind


@pytest.mark.parametrize(
    ("steps", "kind"), [(1, "intensifying"), (-1, "diminishing"), (0, "persistent")]
)
def test_what_is_nearly_always_hot_may_rise_or_fall(steps, kind):
    rises = steps * np.arange(10) / 10

    assert KINDS[told("H" * 10, steps=rises).hot[0]] == kind
    # A cold spot grows as its z falls.
    assert KINDS[told("C" * 10, steps=-rises).cold[0]] == kind


@given(
    st.lists(st.text("HC.?", min_size=9, max_size=9), min_size=1, max_size=4),
    st.integers(0, 2**32 - 1),
)
@settings(deadline=None, max_examples=80)
def test_agrees_with_the_sentences_of_the_page(lines, seed):
    steps = np.random.default_rng(seed).normal(size=9).round(1)

    found = told(*lines, "." * 9, steps=steps)

    for place, line in enumerate(lines):
        z = np.where(
            np.array(list(line)) == "?",
            np.nan,
            np.array([{"H": 9, "C": -9, ".": 0.1, "?": 0}[state] for state in line])
            + steps,
        )
        trend = mann_kendall(z)
        steady = int(np.sign(trend.z)) if trend.p_value <= RULES.trend else 0
        states = [STATES[state] for state in line]
        wanted = kinds_of_hotspots.kind(states, steady, RULES)
        assert KINDS[found.hot[place]] == wanted


def test_each_period_is_decided_apart():
    """A period in which all stand out does not lend its names to another."""
    z = np.full((40, 10), 3.0)
    p_value = np.full((40, 10), 0.001)
    p_value[:, 0] = 0.04
    p_value[1:, 0] = 0.5

    found = hotspot_kinds(z, p_value, rules=RULES)

    assert not found.is_hot[:, 0].any()
    assert found.is_hot[:, 1:].all()


def test_without_hotspots_few_places_get_a_kind():
    chance = np.random.default_rng(2026)
    z = chance.normal(size=(2_000, 12))

    found = hotspot_kinds(z, 2 * np.minimum(0.5, np.exp(-(z**2) / 2)), rules=RULES)

    assert (found.hot != KINDS.index("none")).mean() < 0.001


@pytest.mark.parametrize(
    ("z", "p_value"), [(np.zeros(3), np.zeros(3)), (np.zeros((2, 3)), np.zeros((3, 2)))]
)
def test_what_does_not_fit_is_refused(z, p_value):
    with pytest.raises(ValueError, match="a row a place"):
        hotspot_kinds(z, p_value, rules=RULES)


def test_the_page_tells_its_examples_and_the_rules_in_force():
    text = page("hotspots-over-time.md")

    for line in (".........H", ".......HHH", "HHHHHHHHH.", "CC...H...H", "H..H....H."):
        kind = KINDS[told(line, "." * 10).hot[0]]
        assert f"| `{line}` | {kind} |" in text
    assert f"in {RULES.nearly_always:.0%} of its known periods" in text
    assert f"fewer than {RULES.fewest_periods} known periods" in text
    assert f"{RULES.fewest_hot} periods or more" in text
    assert f"p is {RULES.trend:g} or less" in text
    assert f"at most {RULES.false_discoveries:.0%}" in text
