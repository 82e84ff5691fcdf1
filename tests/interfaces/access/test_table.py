"""Every address answers every state of person as the table says."""

from http.cookies import SimpleCookie

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.people import signed_in

from .scenes import set_scene
from .states import SECOND_FACTOR, SIGN_IN, STATES
from .table import addresses, modules, rows

WHERE_TO = {SIGN_IN: "account_login", SECOND_FACTOR: "mfa_index"}


@pytest.fixture
def scene(db):
    scene = set_scene()
    for module in modules():
        if hasattr(module, "add_to"):
            module.add_to(scene)
    return scene


def test_every_address_is_in_the_table():
    there = {name for name, _ in addresses()}

    assert there == {row.name for row in rows()}


def test_every_row_says_what_each_state_gets():
    assert {str(row): set(row.gets) ^ set(STATES) for row in rows()} == {
        str(row): set() for row in rows()
    }


AREAS = {module.__name__.rpartition(".")[2]: module for module in modules()}


@pytest.mark.parametrize("area", AREAS)
def test_addresses_answer_each_state_as_the_table_says(client, scene, area):
    """One scene for all rows of an area: it takes longer than what is asked of it."""
    found = {}
    cookies = {state: cookies_of(scene, state) for state in STATES}
    for row in (row for group in AREAS[area].TABLE for row in group):
        # Whatever a row does is undone before the next, the end of a session too.
        with transaction.atomic():
            answers = {
                state: seen(client, scene, row, cookies[state]) for state in STATES
            }
            transaction.set_rollback(True)
        found[str(row)] = {
            state: (answers[state], row.gets[state])
            for state in STATES
            if answers[state] != row.gets[state]
        }

    assert found
    assert {row: wrong for row, wrong in found.items() if wrong} == {}


def cookies_of(scene, state):
    if state == "anonymous":
        return {}
    person, is_strong = scene.people[state], state != "no-second-factor"
    return dict(signed_in(Client(), person, strong=is_strong).cookies)


def seen(client, scene, row, cookies):
    client.cookies = SimpleCookie(cookies)
    return answer(client, scene, row)


def answer(client, scene, row):
    """The status, or for a way to sign-in or the second factor, which of them."""
    address = reverse(row.name, args=row.arguments(scene))
    response = client.generic(row.method, address, **encoded(row.data(scene)))
    if response.status_code == 302:
        for name, where in WHERE_TO.items():
            if response["Location"].split("?")[0] == reverse(where):
                return name
    return response.status_code


def encoded(data):
    if not data:
        return {}
    from_pairs = "&".join(f"{name}={value}" for name, value in data.items())
    return {"data": from_pairs, "content_type": "application/x-www-form-urlencoded"}
