"""Identity providers of agencies, at which their people sign in (OpenID Connect).

They stand in a file that is read when the site starts, one table each; the secret of
each is in the environment, never in the file:

    [[identity_providers]]
    name = "marshgate"                # as the agency's `identity_provider`
    title = "Marshgate Council"
    issuer = "https://login.example.gov.uk/marshgate"
    client_id = "fourfold"
    secret_variable = "MARSHGATE_SECRET"
    second_factor_amr = ["mfa"]       # a claim that says a second factor was used
"""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

TRUE = (True, 1, "1", "true")
NEEDED = ("name", "title", "issuer", "client_id", "secret_variable")
CHOSEN = ("email_verified_claim", "second_factor_amr", "second_factor_acr")
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class IdentityProvider:
    """Where people of an agency sign in.

    email_verified_claim : the claim by which it vouches for the e-mail address
    second_factor_amr, second_factor_acr : values of these claims that say that a second
        factor was used this time; without any, ours is asked for
    """

    name: str
    title: str
    issuer: str
    client_id: str
    secret: str = field(repr=False)
    email_verified_claim: str = "email_verified"
    second_factor_amr: frozenset[str] = frozenset()
    second_factor_acr: frozenset[str] = frozenset()

    def vouches_for_email(self, claims: Mapping[str, Any]) -> bool:
        return claims.get(self.email_verified_claim) in TRUE

    def vouches_for_second_factor(self, claims: Mapping[str, Any]) -> bool:
        """Whether this sign-in, not the provider in general, had a second factor."""
        said = claims.get("amr")
        methods = set(said) if isinstance(said, list) else set()
        level = claims.get("acr")
        return bool(methods & self.second_factor_amr) or (
            isinstance(level, str) and level in self.second_factor_acr
        )


def read_identity_providers(
    path: Path, environment: Mapping[str, str]
) -> tuple[IdentityProvider, ...]:
    """Those of a file; none if there is no file.

    Raises ValueError, with what to mend, for a table that lacks something or has what
    nobody knows, a secret that is not set, and an issuer that is not reached by HTTPS.
    """
    if not path.is_file():
        return ()
    tables = tomllib.loads(path.read_text("utf-8")).get("identity_providers", [])
    found = tuple(_one(table, path, environment) for table in tables)
    names = [provider.name for provider in found]
    if len(set(names)) < len(names):
        raise ValueError(f"{path}: two identity providers have the same name")
    return found


def _one(
    table: Mapping[str, Any], path: Path, environment: Mapping[str, str]
) -> IdentityProvider:
    called = f"{path}: the identity provider {table.get('name', '')!r}"
    if missing := [name for name in NEEDED if not table.get(name)]:
        raise ValueError(f"{called} lacks {', '.join(missing)}")
    if unknown := sorted(set(table) - {*NEEDED, *CHOSEN}):
        raise ValueError(f"{called} has {', '.join(unknown)}, which nothing reads")
    secret = environment.get(table["secret_variable"], "")
    if not secret:
        raise ValueError(f"{called}: the variable {table['secret_variable']} is empty")
    issuer = urlsplit(table["issuer"])
    if issuer.scheme != "https" and issuer.hostname not in LOOPBACK:
        raise ValueError(f"{called}: its issuer must begin with https://")
    return IdentityProvider(
        name=table["name"],
        title=table["title"],
        issuer=table["issuer"],
        client_id=table["client_id"],
        secret=secret,
        email_verified_claim=table.get("email_verified_claim", "email_verified"),
        second_factor_amr=frozenset(table.get("second_factor_amr", ())),
        second_factor_acr=frozenset(table.get("second_factor_acr", ())),
    )


def provider_named(
    name: str, providers: Collection[IdentityProvider]
) -> IdentityProvider | None:
    return next((each for each in providers if each.name == name), None)
