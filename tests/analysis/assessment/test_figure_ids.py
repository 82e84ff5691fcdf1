import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.analysis.assessment.figure_ids import (
    EXAMPLE,
    FigureId,
    parse_figure_id,
)
from fourfold.analysis.assessment.kinds import kinds
from fourfold.analysis.assessment.periods import Period, period_ending
from fourfold.analysis.errors import UnknownLabelError

MONTHS = st.builds("{:04d}-{:02d}".format, st.integers(2010, 2030), st.integers(1, 12))


@given(
    st.from_regex(r"[a-z][a-z0-9-]{0,20}", fullmatch=True),
    st.sampled_from(sorted(kinds())),
    st.from_regex(r"[EWX][0-9]{8}", fullmatch=True),
    MONTHS,
    st.integers(1, 60),
)
def test_an_id_reads_back_as_what_it_was_written_from(
    measure, kind, area, last, months
):
    figure = FigureId(measure, kind, area, period_ending(last, months))

    assert parse_figure_id(str(figure)) == figure


def test_the_example_is_a_right_id():
    assert parse_figure_id(EXAMPLE) == FigureId(
        "violence", "rate", "E05013882", Period("2017-07", "2018-06")
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("violence", "does not have the shape"),
        ("violence.rates.E05013882.2017-07..2018-06", "did you mean 'rate'"),
        ("violence.zzz.E05013882.2017-07..2018-06", "'zzz' is not one of"),
        ("violence.rate.E05013882.2017-13..2018-06", "YYYY-MM"),
        ("violence.rate.E05013882.2018-07..2018-06", "cannot end"),
    ],
)
def test_a_wrong_id_is_refused_with_a_right_one(text, problem):
    with pytest.raises(UnknownLabelError, match=problem) as refusal:
        parse_figure_id(text)

    assert EXAMPLE in str(refusal.value)
