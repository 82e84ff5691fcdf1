import pytest

from fourfold.analysis.definitions import settings
from fourfold.analysis.sources.police_uk_archive import addresses

SETS = ("street", "outcomes", "stop_and_search")


def test_addresses_of_a_month_is_its_zip():
    (address,) = addresses("2026-07")

    assert address.url == "https://data.police.uk/data/archive/2026-07.zip"
    assert address.name == "police-uk-2026-07.zip"
    assert "no archive of 2026-07" in address.if_missing


def test_addresses_of_no_month_is_the_latest_zip():
    (address,) = addresses()

    assert address.url == "https://data.police.uk/data/archive/latest.zip"
    assert address.name == "police-uk-latest.zip"


@pytest.mark.parametrize(
    "month",
    ["2026-13", "2026-00", "2026-7", "26-07", "latest", "2026-07\n", "", "٢٠٢٦-٠٧"],
)
def test_addresses_refuses_what_is_no_month(month):
    with pytest.raises(ValueError, match="month must be YYYY-MM"):
        addresses(month)


def test_addresses_refuses_a_month_before_the_first_archive():
    with pytest.raises(ValueError, match="2013-12 or later, not 2013-11"):
        addresses("2013-11")


def test_the_three_data_sets_name_the_same_archive():
    archives = [settings(f"sources/police_uk_{name}.toml")["archive"] for name in SETS]

    assert archives == [archives[0]] * 3
