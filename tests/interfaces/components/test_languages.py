"""A page in the language of its address: what is there, what is kept, what is said."""

import re

import pytest
from django.conf import settings
from django.urls import URLResolver, get_resolver, reverse
from django.utils import translation

from fourfold.interfaces.components import languages
from fourfold.interfaces.components.access import access_of
from fourfold.interfaces.staff.setting_up.steps import EXAMPLE
from fourfold.partnership.areas.configuration import read_configuration
from fourfold.partnership.areas.models import Partnership
from fourfold.partnership.areas.services import set_up
from tests.architecture.catalogues import messages
from tests.interfaces.access.table import addresses
from tests.interfaces.public.said import SAME, Said
from tests.people import SET_UP
from tests.site_editions import COUNT, RATE, WARD, make_borough, make_site_edition

# Nobody checks their account here: pages that say what is true of everybody.
PAGES = [
    *("/", "/privacy/", "/accessibility/", "/contact/", "/help/", "/methods/"),
    *("/assessments/", "/data/", "/borough/", "/borough/where/", "/borough/causes/"),
    *("/compare/", "/unknown/", "/offences/", "/offences/violence/"),
    *("/corrections/", "/wards/", f"/wards/{WARD}/", "/wards/compare/"),
    *("/useful/", "/useful/thanks/", f"/figures/{RATE}/", f"/figures/{COUNT}/"),
    *("/progress/", "/progress/calendar/", "/progress/duties/", "/progress/board/"),
    *("/progress/indicators/", "/progress/partners/", "/reported/"),
    *("/programmes/", "/programmes/returns/"),
    *("/sign-in/", "/sign-in/forgotten/", "/sign-in/forgotten/sent/"),
]


@pytest.fixture
def borough(db):
    return make_borough()


def offer(*codes):
    chosen = {"partnership": {"languages": list(codes)}}
    Partnership.objects.update(configuration=chosen)


@pytest.fixture
def shown(borough, analyst, board_member):
    offer("en-gb", "pl")
    return make_site_edition(analyst, board_member)


def test_a_partnership_set_up_from_the_sample_file_is_read_in_polish(client, db):
    set_up(by=SET_UP, configuration=read_configuration(EXAMPLE))

    english, polish = client.get("/"), client.get("/pl/")

    assert polish.status_code == 200
    assert '<html lang="pl"' in polish.text
    assert 'href="/pl/"' in english.text


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/", "en-gb"),
        ("/pl/", "pl"),
        ("/pl", "pl"),
        ("/pl/wards/", "pl"),
        ("/plain/", "en-gb"),
        ("/fr/", "en-gb"),
        ("/wards/pl/", "en-gb"),
    ],
)
def test_an_address_says_its_language(path, language):
    assert languages.language_in(path) == language


def test_pages_have_an_address_for_each_language_and_files_have_one():
    with translation.override("pl"):
        pages = reverse("public:wards"), reverse("account_login")
        others = (
            reverse("staff:home"),
            reverse("public:data-file", args=["E1", "an-edition", "figures.csv"]),
            reverse("public:figure-json", args=["a"]),
            reverse("public:feed"),
            reverse("openid_connect_callback", args=["council"]),
            reverse("theme"),
        )

    assert pages == ("/pl/wards/", "/pl/sign-in/")
    assert [each for each in others if each.startswith("/pl/")] == []


def test_nothing_that_is_closed_stands_under_a_language():
    under = dict(in_languages(get_resolver()))

    closed = {name for name, view in under.items() if not access_of(view).anyone}

    assert {"home", "wards", "figure", "account_login"} <= set(under)
    assert closed == set()


def in_languages(resolver):
    """Name and view of every address that has one for each language."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            is_theirs = isinstance(entry.pattern, languages.LanguagePrefix)
            yield from addresses(entry) if is_theirs else in_languages(entry)


@pytest.mark.parametrize("path", ["/pl/staff/", "/pl/theme.css", "/pl/api/v1/"])
def test_a_language_opens_no_other_door(client, shown, path):
    assert client.get(path).status_code == 404


def test_a_language_that_was_not_chosen_is_not_there(client, borough):
    offer("en-gb", "cy")

    answer = client.get("/pl/help/")
    plain = client.get("/help/").text

    assert answer.status_code == 404
    assert '<html lang="en-gb" dir="ltr">' in answer.text
    assert "There is no such page" in answer.text
    assert "ff-languages" not in plain
    assert "hreflang" not in plain


def test_each_page_leads_to_itself_in_the_other_language(client, shown):
    """One scene for all pages: it takes longer than what is asked of it."""
    wrong = {path: faults for path in PAGES if (faults := list(_faults(client, path)))}

    assert wrong == {}


def _faults(client, path):
    english, polish = client.get(path), client.get(f"/pl{path}")
    if (english.status_code, polish.status_code) != (200, 200):
        yield english.status_code, polish.status_code
    wanted = {
        '<html lang="pl" dir="ltr">': polish,
        f'<a href="/pl{path}" lang="pl" hreflang="pl">Polski</a>': english,
        f'<a href="{path}" lang="en-gb" hreflang="en-gb">English': polish,
        "wykonała maszyna": polish,
    }
    yield from (words for words, page in wanted.items() if words not in page.text)
    if "wykonała maszyna" in english.text:
        yield "a page in English that says it is translated"
    if {settings.SESSION_COOKIE_NAME, "django_language"} & set(polish.cookies):
        yield "a cookie"


def test_a_page_in_polish_says_nothing_of_its_own_in_english(client, shown):
    ours = {one for _, one, _ in messages() if "%" not in one and len(one) > 4} - SAME

    said = {path: Said(client.get(f"/pl{path}").text).found for path in PAGES}

    assert all(said.values())
    assert {path: found & ours for path, found in said.items() if found & ours} == {}


def test_search_engines_are_told_of_each_language(client, shown):
    text = client.get("/pl/wards/?name=north").text

    there = dict(
        re.findall(r'rel="alternate" hreflang="([\w-]+)" href="([^"]+)"', text)
    )

    assert there == {
        "en-gb": f"{settings.SITE_ADDRESS}/wards/",
        "x-default": f"{settings.SITE_ADDRESS}/wards/",
        "pl": f"{settings.SITE_ADDRESS}/pl/wards/",
    }
    assert "hreflang" not in client.get("/pl/sign-in/").text.partition("</head>")[0]


def test_the_way_to_a_language_keeps_what_was_asked(client, shown):
    text = client.get("/wards/?name=north").text

    assert 'href="/pl/wards/?name=north" lang="pl"' in text


def test_a_page_that_is_not_there_leads_to_the_first_page(client, shown):
    text = client.get("/nothing/").text

    assert '<a href="/pl/" lang="pl" hreflang="pl">Polski</a>' in text
    assert 'rel="alternate" hreflang' not in text


def test_each_language_of_a_page_is_kept_apart(client, shown):
    path = f"/wards/{WARD}/"
    english, polish = client.get(path), client.get(f"/pl{path}")

    again = client.get(f"/pl{path}", headers={"if-none-match": polish["ETag"]})
    crossed = client.get(f"/pl{path}", headers={"if-none-match": english["ETag"]})

    assert english["ETag"] != polish["ETag"]
    assert again.status_code == 304
    assert crossed.status_code == 200
    assert "Accept-Language" not in polish.get("Vary", "")


def test_what_a_browser_prefers_changes_nothing(client, shown):
    text = client.get("/help/", headers={"accept-language": "pl"}).text

    assert '<html lang="en-gb" dir="ltr">' in text


def test_a_page_in_polish_asks_the_database_at_most_once_more(
    client, shown, django_assert_max_num_queries
):
    with django_assert_max_num_queries(7):
        client.get("/pl/borough/")


def test_sentences_that_were_published_are_marked_as_english(client, shown):
    text = client.get(f"/pl/figures/{RATE}/").text

    assert '<p class="ff-lead" lang="en-gb" dir="ltr">' in text
    assert "lipiec 2023 – czerwiec 2024" in text
    assert "Jak to obliczono" in text


def test_search_engines_are_kept_from_sign_in_in_every_language(client, db):
    lines = client.get("/robots.txt").text.splitlines()

    assert {"Disallow: /sign-in/", "Disallow: /pl/sign-in/"} <= set(lines)


def test_a_form_in_polish_says_in_polish_what_is_wrong(client, shown):
    text = client.post("/pl/useful/", {"page": "/", "answer": ""}).text

    assert "Coś trzeba poprawić" in text
    assert "Wybierz odpowiedź w polu „Czy strona była przydatna?”" in text


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 dzień temu"), (3, "3 dni temu"), (12, "12 dni temu")]
)
def test_polish_has_more_than_one_plural(count, said):
    with translation.override("pl"):
        words = translation.ngettext("%(count)d day ago", "%(count)d days ago", count)

    assert words % {"count": count} == said


def test_the_language_of_a_request_does_not_stay(client, shown):
    client.get("/pl/help/")

    assert translation.get_language() == settings.LANGUAGE_CODE
