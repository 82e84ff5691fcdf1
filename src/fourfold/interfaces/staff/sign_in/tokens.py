"""Reads the token in which an identity provider says who signed in. Pure."""

from collections.abc import Mapping
from typing import Any

import jwt

# Signed with a key that only the provider has. Never HMAC, never none.
ALGORITHMS = [
    *("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"),
    *("ES256", "ES384", "ES512", "EdDSA"),
]
NEEDED = ["iss", "sub", "aud", "exp", "iat"]
# Clocks of two places differ.
LEEWAY_SECONDS = 30


class RefusedTokenError(Exception):
    """The token is not one that the provider gave for us."""


def claims_of(
    token: str, *, keys: Mapping[str, Any], issuer: str, client_id: str
) -> dict[str, Any]:
    """What an ID token says, once its signature, issuer, audience and time are right.

    The signature is checked although the token came from the provider directly: a
    proxy that decrypts what passes through it must not be able to sign anybody in.

    Raises RefusedTokenError if any of them is wrong.
    """
    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            key=_key(token, keys),
            algorithms=ALGORITHMS,
            issuer=issuer,
            audience=client_id,
            leeway=LEEWAY_SECONDS,
            options={"require": NEEDED},
        )
    except (jwt.PyJWTError, KeyError) as error:
        raise RefusedTokenError(type(error).__name__) from error
    audience = claims["aud"]
    several = isinstance(audience, list) and len(audience) > 1
    if claims.get("azp", "" if several else client_id) != client_id:
        raise RefusedTokenError("issued to another program")
    return claims


def _key(token: str, keys: Mapping[str, Any]) -> jwt.PyJWK:
    """The key that the token names; the only one there is, if it names none."""
    known = jwt.PyJWKSet.from_dict(dict(keys))
    name = jwt.get_unverified_header(token).get("kid")
    if name is None and len(known.keys) == 1:
        return known.keys[0]
    return known[str(name)]
