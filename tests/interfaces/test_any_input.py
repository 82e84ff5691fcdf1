"""Whatever is sent to whatever address, the site answers and does not fail itself.

New addresses are covered by themselves: they are read from the resolver, and the
permissions table says which records they need.
"""

import re

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as how_much
from hypothesis import strategies as st

from tests.interfaces.access.scenes import set_scene
from tests.interfaces.access.table import addresses, modules, rows
from tests.people import signed_in

NAMES = re.compile(r'<(?:input|select|textarea|button)[^>]*\sname="([^"]+)"')
# What programs trip over, beside whatever else Hypothesis finds.
AWKWARD = st.sampled_from(
    [
        *("", " ", "\0", "%00", "' OR 1=1 --", "<script>", "../../etc/passwd"),
        *(
            "0",
            "-1",
            "9" * 40,
            "1e400",
            "NaN",
            "2026-02-30",
            "0001-01-01",
            "9999-12-31",
        ),
        *(
            "00000000-0000-0000-0000-000000000000",
            "on",
            "a@b",
            "=1+1",
            "\u202e",
            "ß" * 300,
        ),
    ]
)
VALUES = AWKWARD | st.text(max_size=60) | st.integers().map(str)
QUERY_KEYS = ("page", "order", "q", "text", "state", "from", "to", "next", "format")
WHO = ("administrator", "governance", "officer")


@pytest.fixture
def scene(db):
    made = set_scene()
    for module in modules():
        if hasattr(module, "add_to"):
            module.add_to(made)
    return made


def places(scene):
    """Every address that there is, with records that exist where the table has some."""
    arguments = {row.name: row.arguments(scene) for row in rows()}
    for name, _ in addresses():
        try:
            yield name, reverse(name, args=arguments.get(name, []))
        except NoReverseMatch:
            # Without a name, or a step of a library that needs more.
            continue


def ask(scene, place, examples):
    """How often it was asked; what failed, as (method, who, status, what was sent)."""
    failures, fields = [], {"csrfmiddlewaretoken"}

    @given(
        who=st.sampled_from(WHO),
        method=st.sampled_from(["get", "post", "put", "head", "options"]),
        query=st.dictionaries(st.sampled_from(QUERY_KEYS), VALUES, max_size=3),
        values=st.lists(VALUES, min_size=12, max_size=12),
    )
    @how_much(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def check(who, method, query, values):
        client = Client(raise_request_exception=False)
        signed_in(client, scene.people[who])
        page = client.get(place, query)
        answers = [("get", page)]
        if page.get("Content-Type", "").startswith("text/html"):
            fields.update(NAMES.findall(page.text))
        sent = dict(zip(sorted(fields), values * 9, strict=False))
        if method != "get":
            answers.append((method, getattr(client, method)(place, sent)))
        failures.extend(
            (way, who, answer.status_code, query if way == "get" else sent)
            for way, answer in answers
            if answer.status_code >= 500
        )

    check()
    return failures


def failures_of(scene, examples):
    return {
        name: found[:3]
        for name, place in places(scene)
        # It answers 503 when the database is away, which is no failure of its own.
        if name != "health-ready" and (found := ask(scene, place, examples))
    }


def test_no_address_fails_whatever_is_sent(scene):
    assert len(dict(places(scene))) > 30
    assert failures_of(scene, 4) == {}


@pytest.mark.slow
def test_no_address_fails_whatever_is_sent_at_length(scene):
    assert failures_of(scene, 60) == {}
