import pytest

from fourfold.partnership.accounts.identity_providers import (
    IdentityProvider,
    provider_named,
    read_identity_providers,
)

TABLE = """
[[identity_providers]]
name = "marshgate"
title = "Marshgate Council"
issuer = "https://login.example.gov.uk/marshgate"
client_id = "fourfold"
secret_variable = "MARSHGATE_SECRET"
second_factor_amr = ["mfa"]
"""
ENVIRONMENT = {"MARSHGATE_SECRET": "a secret"}


@pytest.fixture
def written(tmp_path):
    def _written(text):
        path = tmp_path / "providers.toml"
        path.write_text(text)
        return path

    return _written


def test_without_a_file_there_are_no_providers(tmp_path):
    assert read_identity_providers(tmp_path / "none.toml", {}) == ()


def test_a_provider_is_read_with_its_secret_from_the_environment(written):
    (found,) = read_identity_providers(written(TABLE), ENVIRONMENT)

    assert (found.name, found.secret) == ("marshgate", "a secret")
    assert found.email_verified_claim == "email_verified"
    assert found.second_factor_amr == {"mfa"}


def test_a_secret_is_not_shown_with_its_provider(written):
    (found,) = read_identity_providers(written(TABLE), ENVIRONMENT)

    assert "a secret" not in repr(found)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('client_id = "fourfold"', "", "lacks client_id"),
        ("second_factor_amr", "second_facter_amr", "second_facter_amr, which nothing"),
        ("https://", "http://", "must begin with https://"),
        ("MARSHGATE_SECRET", "OTHER", "the variable OTHER is empty"),
    ],
)
def test_a_faulty_table_is_refused_with_what_to_mend(written, old, new, words):
    path = written(TABLE.replace(old, new))

    with pytest.raises(ValueError, match=words):
        read_identity_providers(path, ENVIRONMENT)


def test_two_providers_of_one_name_are_refused(written):
    with pytest.raises(ValueError, match="the same name"):
        read_identity_providers(written(TABLE + TABLE), ENVIRONMENT)


def test_a_provider_on_this_machine_needs_no_https(written):
    path = written(TABLE.replace("https://login.example.gov.uk", "http://127.0.0.1:9"))

    assert read_identity_providers(path, ENVIRONMENT)


def provider(**more):
    return IdentityProvider(
        name="a", title="A", issuer="https://a", client_id="a", secret="a", **more
    )


@pytest.mark.parametrize(
    ("claims", "vouches"),
    [
        ({"email_verified": True}, True),
        ({"email_verified": "true"}, True),
        ({"email_verified": 1}, True),
        ({"email_verified": False}, False),
        ({"email_verified": "no"}, False),
        ({}, False),
    ],
)
def test_an_address_is_vouched_for_by_its_claim_only(claims, vouches):
    assert provider().vouches_for_email(claims) is vouches


@pytest.mark.parametrize(
    ("claims", "vouches"),
    [
        ({"amr": ["pwd", "mfa"]}, True),
        ({"amr": ["pwd"]}, False),
        ({"amr": "mfa"}, False),
        ({"acr": "high"}, True),
        ({"acr": "low"}, False),
        ({"acr": ["high"]}, False),
        ({}, False),
    ],
)
def test_a_second_factor_is_believed_only_if_this_sign_in_had_one(claims, vouches):
    strict = provider(
        second_factor_amr=frozenset({"mfa"}), second_factor_acr=frozenset({"high"})
    )

    assert strict.vouches_for_second_factor(claims) is vouches
    assert not provider().vouches_for_second_factor(claims)


def test_provider_named_finds_it_or_nothing():
    assert provider_named("a", [provider()]) == provider()
    assert provider_named("b", [provider()]) is None
