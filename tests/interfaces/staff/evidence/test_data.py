from django.urls import reverse

from tests.editions import make_build

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


def test_release_page_shows_its_files_with_their_hashes(sign_in, analyst):
    release = make_release(1, is_invented=True)

    page = sign_in(analyst).get(reverse("staff:release", args=[release.pk])).text

    assert "a" * 64 in page
    assert "2026-06-street.csv" in page
    assert "The data is invented" in page
