"""What browsers are told, scored as Mozilla's Observatory scores it.

The table is ours, after that of MDN HTTP Observatory 1.4.8: no grade of Mozilla's. A
page begins with 100; each fault costs, and what is better than asked for adds once
the rest is 90 or more. From 100 on it is an A+.
"""

import re

import pytest
from django.conf import settings as site
from django.urls import reverse

HALF_A_YEAR_SECONDS = 15_768_000
A_PLUS = 100
PAGES = ["/", "/privacy/", "/nowhere/", "/theme.css"]


def policy_of(response):
    """The content security policy, as directives with their sources."""
    parts = response["Content-Security-Policy"].split(";")
    words = [part.split() for part in parts if part.strip()]
    return {name: sources for name, *sources in words}


def is_strict(response):
    policy = policy_of(response)
    loose = {"'unsafe-inline'", "'unsafe-eval'", "*", "https:", "data:"}
    open_to = {name for name, sources in policy.items() if loose & set(sources)} - {
        "img-src"
    }
    return open_to == set() and policy["default-src"] == ["'none'"]


def max_age(response):
    found = re.search(r"max-age=(\d+)", response.get("Strict-Transport-Security", ""))
    return int(found[1]) if found else 0


def cookies_are_safe(response):
    return all(
        cookie["secure"]
        and cookie["httponly"]
        and cookie["samesite"] in {"Lax", "Strict"}
        for cookie in response.cookies.values()
    )


def no_frames(response):
    return policy_of(response).get("frame-ancestors") == ["'none'"]


def is_private(response):
    return response.get("Referrer-Policy") in {"no-referrer", "same-origin"}


def own_scripts_only(response):
    return not re.search(
        rb"<(?:script|link)[^>]+(?:src|href)=\"(?:https?:)?//", response.content
    )


# What is looked at: the test, what failing it costs, what passing it adds.
TABLE = {
    "content security policy without default": (is_strict, 25, 10),
    "cookies": (cookies_are_safe, 40, 0),
    "no other origin is let in": (
        lambda response: "Access-Control-Allow-Origin" not in response,
        50,
        0,
    ),
    "nosniff": (
        lambda response: response.get("X-Content-Type-Options") == "nosniff",
        5,
        0,
    ),
    "no frames": (no_frames, 20, 5),
    "referrer": (is_private, 5, 5),
    "transport security": (
        lambda response: max_age(response) >= HALF_A_YEAR_SECONDS,
        20,
        0,
    ),
    "scripts": (own_scripts_only, 50, 0),
    "resource policy": (
        lambda response: response.get("Cross-Origin-Resource-Policy") == "same-origin",
        20,
        10,
    ),
}


def score_of(response):
    base = 100 - sum(cost for test, cost, _ in TABLE.values() if not test(response))
    if base < 90:
        return base
    return base + sum(bonus for test, _, bonus in TABLE.values() if test(response))


@pytest.fixture
def in_service(settings, client):
    """As where HTTPS is on; the answers are asked for over it."""
    settings.SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600
    settings.CSRF_COOKIE_SECURE = settings.SESSION_COOKIE_SECURE = True
    return lambda address: client.get(address, secure=True)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_scores_what_would_be_an_a_plus(in_service, db, address):
    score = score_of(in_service(address))

    assert score >= A_PLUS
    assert score == 130


def test_every_row_of_the_score_is_passed_by_a_page_of_staff(
    in_service, client, officer, sign_in
):
    sign_in(officer)

    response = in_service(reverse("staff:components"))

    failed = [name for name, (test, *_) in TABLE.items() if not test(response)]
    assert response.status_code == 200
    assert response.cookies
    assert failed == []


@pytest.mark.parametrize("address", PAGES)
def test_a_page_shares_no_window_and_no_sensors(in_service, db, address):
    response = in_service(address)

    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in response["Permissions-Policy"]
    assert response["X-Frame-Options"] == "DENY"


def test_the_score_falls_where_something_is_left_open(in_service, db):
    response = in_service("/")
    response.headers["Content-Security-Policy"] = "default-src *"

    assert score_of(response) == 100 - 25 - 20


def test_styles_and_scripts_tell_browsers_the_same(client, db):
    response = client.get(f"/{site.STATIC_URL.strip('/')}/fourfold/icon.svg")
    response.close()

    assert response.status_code == 200
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
