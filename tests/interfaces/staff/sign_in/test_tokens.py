"""What a token of a provider must be, with keys of our own."""

import json
import time

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from fourfold.interfaces.staff.sign_in.tokens import RefusedTokenError, claims_of

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER = rsa.generate_private_key(public_exponent=65537, key_size=2048)
ISSUER = "https://login.example.org"


def key_set(*keys):
    found = []
    for number, key in enumerate(keys):
        public = jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key())
        found.append({**json.loads(public), "kid": str(number), "alg": "RS256"})
    return {"keys": found}


def token(*, key=KEY, algorithm="RS256", kid="0", **claims):
    now = int(time.time())
    said = {"iss": ISSUER, "sub": "a", "aud": "us", "iat": now, "exp": now + 60}
    headers = {"kid": kid} if kid else {}
    wanted = {name: value for name, value in (said | claims).items() if value}
    return jwt.encode(wanted, key, algorithm=algorithm, headers=headers)


def read(text, keys=None):
    return claims_of(
        text, keys=keys or key_set(KEY, OTHER), issuer=ISSUER, client_id="us"
    )


def test_a_right_token_is_read():
    assert read(token())["sub"] == "a"


def test_a_token_for_several_is_read_if_it_was_issued_to_us():
    assert read(token(aud=["us", "them"], azp="us"))["sub"] == "a"


def test_a_key_without_a_name_is_the_only_one_there_is():
    assert read(token(kid=None), key_set(KEY))["sub"] == "a"


@pytest.mark.parametrize(
    "text",
    [
        "rubbish",
        "",
        token(kid=None),
        token(kid="9"),
        token(kid="1"),
        token(key=OTHER),
        token(iss="https://login.example.com"),
        token(aud="them"),
        token(aud=["us", "them"]),
        token(azp="them"),
        token(exp=1),
        token(sub=None),
        token(iat=None),
        # The public key, which everybody knows, must not serve as a shared secret.
        token(key="k" * 64, algorithm="HS256"),
    ],
)
def test_any_other_token_is_refused(text):
    with pytest.raises(RefusedTokenError):
        read(text)


def test_without_keys_no_token_is_read():
    with pytest.raises(RefusedTokenError):
        read(token(), {"keys": []})
