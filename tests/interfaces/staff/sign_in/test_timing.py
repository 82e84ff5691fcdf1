"""That the time of an answer does not say whether an address is known."""

from statistics import median
from time import perf_counter

import pytest

from tests.people import PASSWORD

TRIES = 40


def seconds_of(client, address, number):
    # Each from a network of its own, or the first five would lock the rest out.
    start = perf_counter()
    client.post(
        "/sign-in/",
        {"login": address, "password": "four black owls in a row"},
        REMOTE_ADDR=f"10.0.{number}.1",
    )
    return perf_counter() - start


@pytest.mark.slow
def test_known_and_unknown_addresses_take_the_same_time(client, administrator):
    known = administrator.email
    administrator.set_password(PASSWORD)
    administrator.save()
    seconds_of(client, known, 255)

    known_took, unknown_took = [], []
    for number in range(TRIES):
        unknown = f"nobody{number}@example.org"
        turns = [(known, known_took), (unknown, unknown_took)]
        # Neither always comes first, or what warms up would count for one of them.
        for address, took in turns if number % 2 else reversed(turns):
            took.append(seconds_of(client, address, number))

    difference = median(known_took) - median(unknown_took)
    print(f"known {median(known_took):.4f} s, unknown {median(unknown_took):.4f} s")
    assert abs(difference) < 0.25 * median(known_took)
