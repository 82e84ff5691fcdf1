"""From where a request comes: a forwarded address counts as far as proxies are ours.

Limits count networks, not addresses: whoever has one IPv6 address has all of its /64.
"""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

# Names no address, and binds nothing.
NOWHERE = "0.0.0.0"  # noqa: S104  # nosec B104
OWN_PREFIX = 64


def client_address(request: HttpRequest) -> str:
    """The address of the client, as the outermost of our own proxies saw it.

    With no proxy of ours, or fewer entries than we have proxies, the header could be
    anybody's, and the address of the connection counts.
    """
    trusted = settings.TRUSTED_PROXIES
    forwarded = request.headers.get("x-forwarded-for", "").split(",")
    if 0 < trusted <= len(forwarded):
        address = _address(forwarded[-trusted])
        if address:
            return address
    return _address(request.META.get("REMOTE_ADDR", "")) or NOWHERE


def client_network(request: HttpRequest) -> str:
    """The address for IPv4, the first of the /64 for IPv6."""
    address = ipaddress.ip_address(client_address(request))
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    network = ipaddress.ip_network(f"{address}/{OWN_PREFIX}", strict=False)
    return str(network.network_address)


def _address(text: str) -> str:
    """An address in its usual form, without a zone; empty if it is none."""
    try:
        return str(ipaddress.ip_address(text.strip().split("%")[0]))
    except ValueError:
        return ""
