"""Deprivation of the invented LSOAs, read back by the program's own reader."""

import numpy as np

from fourfold.analysis.sources import iod


def test_every_lsoa_has_its_scores_and_the_index_without_crime(invented, truth):
    rows = iod.read(invented.deprivation)

    assert tuple(row.lsoa for row in rows) == truth.lsoas
    assert all(row.imd_without_crime is not None for row in rows)
    assert {row.year for row in rows} == {2025}


def test_the_index_follows_its_domains(invented):
    rows = iod.read(invented.deprivation)

    index = [row.imd for row in rows]
    assert np.corrcoef(index, [row.income for row in rows])[0, 1] > 0.6
    assert np.corrcoef(index, [row.imd_without_crime for row in rows])[0, 1] > 0.9
    assert 10 < np.mean(index) < 45
