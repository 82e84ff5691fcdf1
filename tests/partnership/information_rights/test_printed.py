"""The pages that are written from the code say what the code says."""

from tests.architecture.tree import ROOT

from .measures import MEASURES
from .printed import (
    IMPACT_ASSESSMENT,
    PERSONAL_DATA,
    impact_assessment,
    personal_data,
)


def test_the_page_of_personal_data_says_what_the_models_say():
    page = PERSONAL_DATA.read_text(encoding="utf-8")

    assert page == personal_data(), "write it anew: ./run docs"


def test_the_impact_assessment_is_filled_from_the_code():
    page = IMPACT_ASSESSMENT.read_text(encoding="utf-8")

    assert page == impact_assessment(), "write it anew: ./run docs"


def test_every_measure_names_a_test_that_there_is():
    assert [test for *_, test in MEASURES if not (ROOT / test).is_file()] == []
