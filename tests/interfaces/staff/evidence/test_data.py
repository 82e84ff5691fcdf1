from django.urls import reverse

from fourfold.interfaces.staff.evidence.report_showing import report_tables
from fourfold.partnership.datasets.models import LoadedRelease
from fourfold.partnership.datasets.reading import read_folder
from fourfold.partnership.datasets.reports import Group, Report, Revised
from fourfold.partnership.datasets.services import catalogue
from tests.editions import make_build
from tests.people import SET_UP

from .rows import make_release


def test_data_page_without_data_says_how_to_load_some(sign_in, analyst):
    page = sign_in(analyst).get(reverse("staff:data")).text

    assert "There is no data yet" in page
    assert "manage.py catalogue" in page


def test_data_page_shows_releases_and_builds(sign_in, analyst):
    make_release(1)
    make_release(2, is_there=False, is_invented=True, first_month="", last_month="")
    make_build("b0001").save()
    make_build("b0002", invented=True)

    page = sign_in(analyst).get(reverse("staff:data")).text

    assert "12,345" in page
    assert "July 2024 to June 2026" in page
    assert "Street-level crime and anti-social behaviour, no_longer_defined" in page
    assert "no_longer_defined. Invented. No longer in the data folder" in page
    assert "Of no month" in page
    assert "b0002" in page


def test_release_page_shows_what_it_revised(sign_in, analyst, demo):
    catalogue(by=SET_UP, found=read_folder(demo / "data"))
    first, second, areas = LoadedRelease.objects.order_by("release_id")
    client = sign_in(analyst)

    page = client.get(reverse("staff:release", args=[second.pk])).text

    months = client.get(reverse("staff:data")).text
    assert "Months that are loaded" in months
    assert "November 2023" in months
    assert "Revised against what stood before" in page
    assert "of another type" in page
    assert "Changed much" in page
    assert "Faults of rows" in page
    assert "Build the counts" not in page
    page = client.get(reverse("staff:release", args=[first.pk])).text
    assert "Revised against" not in page
    page = client.get(reverse("staff:release", args=[areas.pk])).text
    assert "Tables of areas and people" in page


def test_many_revised_months_are_cut_with_the_largest_first():
    months = [Revised("d", "F", f"20{year}-01", 100, 101) for year in range(10, 99)]
    large = Revised("d", "F", "2009-01", 0, 100)
    report = Report((), (), (), (*months, *months, *months, large), (), ())

    [table] = report_tables(report)

    assert "68 more months changed less" in table.caption
    assert table.rows[0][0].hint == "Changed much"
    assert table.rows[0][4] == "+100"
    assert table.rows[1][4] == "+1 (+1.0%)"


def test_missing_months_are_no_months_without_crime():
    group = Group("d", "F", "2026-01", "2026-03", ("2026-02",), 1, 1, 0, 0, 0)

    [table] = report_tables(Report((group,), (), (), (), (), ()))

    assert table.rows[0][1].hint == (
        "Missing, and not months without crime: February 2026"
    )


def test_short_months_are_told_with_their_rows_and_the_usual():
    group = Group(
        "d", "F", "2026-01", "2026-03", (), 1, 1, 0, 0, 0, (("2026-02", 200),), 1_900
    )

    [table] = report_tables(Report((group,), (), (), (), (), ()))

    assert table.rows[0][1].hint == (
        "Far fewer rows than the usual 1,900, so that something is missing: "
        "February 2026 (200)"
    )


def test_release_page_shows_its_files_with_their_hashes(sign_in, analyst):
    release = make_release(1, is_invented=True)

    page = sign_in(analyst).get(reverse("staff:release", args=[release.pk])).text

    assert "a" * 64 in page
    assert "2026-06-street.csv" in page
    assert "The data is invented" in page
