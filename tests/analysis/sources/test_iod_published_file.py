"""The reader of deprivation, run on the published scores of England."""

from functools import cache

import numpy as np
import pytest
from scipy.stats import rankdata

from fourfold.analysis.areas.deprivation import combined_score
from fourfold.analysis.definitions import settings
from fourfold.analysis.errors import SourceError
from fourfold.analysis.sources import iod
from tests.analysis.areas.published_files import PUBLISHED, needs_published_files

pytestmark = needs_published_files

FOLDER = PUBLISHED / "deprivation"
ENGLAND = FOLDER / "imd2025_england_lsoa21.parquet"


@cache
def england():
    return iod.read(ENGLAND)


def column(name):
    return np.array([getattr(row, name) for row in england()], dtype=float)


def test_every_lsoa_of_england_is_read():
    assert iod.recognises(ENGLAND)
    assert len(england()) == 33_755
    assert {row.year for row in england()} == {2025}
    assert not np.isnan(column("imd_without_crime")).any()


def test_the_recipe_with_the_crime_domain_gives_back_the_published_index():
    shares = {name: rankdata(column(name)) / len(england()) for name in iod.DOMAINS}

    again = combined_score(shares, settings("sources/iod.toml")["weights"])

    # Scores are rounded, so areas tie that did not; ranks are not in this copy.
    apart = np.abs(again - column("imd"))
    assert apart.max() < 0.14
    assert np.median(apart) < 0.02


def test_the_index_without_crime_keeps_the_order_but_for_crime():
    both = np.corrcoef(rankdata(column("imd_without_crime")), rankdata(column("imd")))

    assert 0.99 < both[0, 1] < 1
    without = column("imd_without_crime")
    assert (without.min(), without.max()) == pytest.approx((0.1, 93.8), abs=0.1)


def test_a_copy_that_does_not_say_which_lsoas_it_has_is_refused_in_words():
    path = FOLDER / "imd2019_london_lsoa.parquet"

    assert iod.recognises(path)
    with pytest.raises(SourceError, match=r"lacks LSOA code \(2011\) or LSOA code"):
        iod.read(path)
