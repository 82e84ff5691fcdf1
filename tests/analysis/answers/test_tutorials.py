"""The tutorials: their programs run, and print what the pages say."""

import duckdb
import pytest

import fourfold.analysis as ff
from fourfold.analysis.cube.build import build
from fourfold.analysis.events.loading import load
from fourfold.analysis.events.store import Store
from tests.analysis.answers.tutorials import PAGES, run_page
from tests.architecture.tree import ROOT

DATA = ROOT.parent / "shared" / "data"
CRIMES = DATA / "police_uk/prepared/wf_street_all_crime_2016-01_2018-06_full.parquet"
AREAS = (
    "boundaries/london_boroughs_2025.geojson",
    "boundaries/london_wards_2025.geojson",
    "boundaries/waltham_forest_lsoa21_full.shp",
)
FORCE = "Metropolitan Police Service"
# As the police publish it.
ROWS = f"""
SELECT persistent_id AS "Crime ID", month AS "Month", '{FORCE}' AS "Reported by",
  '{FORCE}' AS "Falls within", longitude AS "Longitude", latitude AS "Latitude",
  street_name AS "Location", NULL AS "LSOA code", NULL AS "LSOA name",
  crime_type AS "Crime type", outcome_category AS "Last outcome category",
  NULL AS "Context"
FROM '{CRIMES}' WHERE month = $month
"""
each_page = pytest.mark.parametrize("page", PAGES)


@each_page
def test_programs_print_what_the_page_says(demo, tmp_path, page):
    ran = list(run_page(page, data=demo / "data", folder=tmp_path))

    assert len(ran) >= 5
    assert [each.printed for each in ran] == [each.said or "" for each in ran]
    drawn = list(tmp_path.glob("*.svg"))
    assert drawn
    assert all(each.read_text("utf-8").startswith("<svg") for each in drawn)


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A data folder of the published crimes and outlines of Waltham Forest."""
    if not CRIMES.exists():
        pytest.skip("published files are not in ../shared/data")
    folder = tmp_path_factory.mktemp("published")
    rows = duckdb.sql(f"SELECT DISTINCT month FROM '{CRIMES}' ORDER BY 1").fetchall()
    for (month,) in rows:
        target = folder / "files" / month / f"{month}-metropolitan-street.csv"
        target.parent.mkdir(parents=True)
        duckdb.execute(
            f"COPY ({ROWS}) TO '{target}' (HEADER, DELIMITER ',')", {"month": month}
        )
    store = Store(folder / "data")
    load(store, [folder / "files"])
    load(store, [DATA / name for name in AREAS])
    build(store)
    return store.root


@pytest.mark.slow
@each_page
def test_programs_run_on_published_crimes(published, tmp_path, page):
    here = ff.evidence(published, "Waltham Forest")
    ward = str(here.counts("robbery").areas[0])

    ran = list(
        run_page(
            page,
            data=published,
            folder=tmp_path,
            Invented_Borough_of_Marshgate="Waltham Forest",
            Lantern_Street=ward,
        )
    )

    assert all(each.printed for each in ran if each.said)
