import pytest

from fourfold.analysis.assessment import kinds as module
from fourfold.analysis.assessment.kinds import kinds
from fourfold.analysis.errors import FourfoldError
from tests.architecture.tree import ROOT


def test_counted_kinds_are_told_from_those_worked_out():
    assert kinds()["count"].counted
    assert {"rate", "change", "share", "against-rest"} <= {
        name for name, kind in kinds().items() if kind.counted
    }


def test_every_kind_names_a_page_that_is_there():
    missing = [
        kind.page for kind in kinds().values() if not (ROOT / kind.page).exists()
    ]

    assert not missing


def test_a_kind_that_is_defined_twice_is_refused(monkeypatch):
    monkeypatch.setattr(module, "names", lambda folder: ("counted", "counted"))

    with pytest.raises(FourfoldError, match="'count' is there twice"):
        kinds.__wrapped__()
