import pytest

from fourfold.interfaces.components.addresses import (
    NOWHERE,
    client_address,
    client_network,
)


def request_from(rf, connection, forwarded=None):
    more = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded is not None else {}
    return rf.get("/", REMOTE_ADDR=connection, **more)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "198.51.100.7", "192.0.2.1"),
        (1, "198.51.100.7", "198.51.100.7"),
        # What the client wrote itself stands to the left of what our proxy added.
        (1, "203.0.113.5, 198.51.100.7", "198.51.100.7"),
        (2, "203.0.113.5, 198.51.100.7, 10.0.0.1", "198.51.100.7"),
        (2, "198.51.100.7", "192.0.2.1"),
        (1, "", "192.0.2.1"),
        (1, None, "192.0.2.1"),
        (1, "rubbish", "192.0.2.1"),
    ],
)
def test_client_address_believes_our_own_proxies_only(
    rf, settings, proxies, forwarded, address
):
    settings.TRUSTED_PROXIES = proxies

    assert client_address(request_from(rf, "192.0.2.1", forwarded)) == address


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:DB8:1:2::9", "2001:db8:1:2::"),
        ("fe80::1%eth0", "fe80::"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("", NOWHERE),
        ("a socket", NOWHERE),
    ],
)
def test_client_network_counts_all_of_an_ipv6_network_as_one(rf, address, network):
    assert client_network(request_from(rf, address)) == network
