"""A token is believed only if this house issued it, for its API, to an account, less than 15 minutes ago."""

import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from hashlib import sha256, sha384, sha512
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import NotSignedInError
from domain.roles import Actor, Role
from services.tokens import TOKEN_LIFE, issue_token, read_token

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
SECRET = "a secret of the test, long enough for HMAC"
ACTOR = Actor(
    UUID("0192f0c1-0000-7000-8000-000000000001"), uuid4(), frozenset({Role.REGISTRAR}), "مدخل", "Registrar"
)
HMACS = {"HS256": sha256, "HS384": sha384, "HS512": sha512}


def make_claims(**changes: object) -> dict[str, object]:
    """The claims of a good token with some changed; None takes a claim away."""
    at = int(AT.timestamp())
    claims = {
        "iss": "sanad",
        "aud": "sanad-api",
        "sub": str(ACTOR.account_id),
        "jti": "1",
        "iat": at,
        "exp": at + 900,
    }
    return {name: value for name, value in (claims | changes).items() if value is not None}


def encode(part: bytes) -> str:
    return urlsafe_b64encode(part).rstrip(b"=").decode()


def forge(
    claims: object, key: bytes = SECRET.encode(), alg: str = "HS256", signed_as: str | None = None
) -> str:
    """A token made by hand, so that no library refuses to make what an attacker makes."""
    head = encode(json.dumps({"alg": alg, "typ": "JWT"}).encode())
    signed = f"{head}.{encode(json.dumps(claims).encode())}"
    digest = hmac.digest(key, signed.encode(), HMACS[signed_as or alg])
    return f"{signed}.{encode(digest)}"


@pytest.fixture(scope="module")
def key_pair() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def assert_refused(token: str, secret: str = SECRET, at: datetime = AT) -> None:
    with pytest.raises(NotSignedInError):
        read_token(token, secret, at=at)


def test_an_issued_token_names_its_account() -> None:
    assert read_token(issue_token(ACTOR, SECRET, at=AT), SECRET, at=AT) == ACTOR.account_id


def test_a_token_forged_with_every_claim_and_the_secret_is_good_so_each_refusal_below_has_one_cause() -> None:
    assert read_token(forge(make_claims()), SECRET, at=AT) == ACTOR.account_id


def test_a_token_is_good_until_the_second_before_its_end_by_the_given_clock() -> None:
    token = issue_token(ACTOR, SECRET, at=AT)
    assert read_token(token, SECRET, at=AT + TOKEN_LIFE - timedelta(seconds=1)) == ACTOR.account_id
    assert_refused(token, at=AT + TOKEN_LIFE)


def test_a_token_carries_no_name_and_no_charity() -> None:
    payload = issue_token(ACTOR, SECRET, at=AT).split(".")[1]
    assert set(json.loads(urlsafe_b64decode(payload + "=="))) == {"iss", "aud", "sub", "jti", "iat", "exp"}


def test_two_tokens_of_one_instant_differ() -> None:
    assert issue_token(ACTOR, SECRET, at=AT) != issue_token(ACTOR, SECRET, at=AT)


@pytest.mark.parametrize("claim", ["iss", "aud", "sub", "jti", "iat", "exp"])
def test_a_signed_token_without_a_claim_is_refused(claim: str) -> None:
    assert_refused(forge(make_claims(**{claim: None})))


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "another-house"},
        {"aud": "another-api"},
        {"aud": ["another-api"]},
        {"sub": "not-a-uuid"},
        {"sub": 7},
        {"jti": 7},
        {"exp": "9999999999"},
        {"exp": True},
        {"exp": 1e12},
        {"iat": "1"},
        {"iat": int(AT.timestamp()) + 3600, "exp": int(AT.timestamp()) + 7200},
    ],
)
def test_a_signed_token_with_a_wrong_claim_is_refused(changes: dict[str, object]) -> None:
    assert_refused(forge(make_claims(**changes)))


def test_a_token_of_another_secret_is_refused() -> None:
    assert_refused(issue_token(ACTOR, "another secret, also long enough for HMAC", at=AT))


@pytest.mark.parametrize("alg", ["none", "None", "NONE", ""])
def test_a_token_that_says_it_needs_no_signature_is_refused(alg: str) -> None:
    unsigned = forge(make_claims(), alg=alg, signed_as="HS256").rsplit(".", 1)[0]
    assert_refused(f"{unsigned}.")


def test_a_signature_stripped_from_a_good_token_is_missed() -> None:
    assert_refused(issue_token(ACTOR, SECRET, at=AT).rsplit(".", 1)[0] + ".")


@pytest.mark.parametrize("alg", ["HS384", "HS512"])
def test_our_own_secret_under_another_algorithm_is_refused(alg: str) -> None:
    assert_refused(forge(make_claims(), alg=alg))


def test_a_token_signed_with_rsa_is_refused(key_pair: rsa.RSAPrivateKey) -> None:
    head = encode(b'{"alg":"RS256","typ":"JWT"}')
    signed = f"{head}.{encode(json.dumps(make_claims()).encode())}"
    signature = key_pair.sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256())
    assert_refused(f"{signed}.{encode(signature)}")


@pytest.mark.parametrize("form", [serialization.Encoding.DER, serialization.Encoding.PEM])
def test_a_public_key_taken_for_the_hmac_secret_opens_nothing(
    key_pair: rsa.RSAPrivateKey, form: serialization.Encoding
) -> None:
    public = key_pair.public_key().public_bytes(form, serialization.PublicFormat.SubjectPublicKeyInfo)
    assert_refused(forge(make_claims(), key=public))
    assert_refused(forge(make_claims(), key=public, alg="RS256", signed_as="HS256"))


def test_an_encrypted_token_is_refused_unread() -> None:
    head = encode(b'{"alg":"dir","enc":"A256GCM","zip":"DEF"}')
    assert_refused(".".join([head, "", encode(b"nonce"), encode(b"payload"), encode(b"tag")]))


@pytest.mark.parametrize("payload", [[], "text", 1, None])
def test_a_signed_payload_that_is_no_object_is_refused(payload: object) -> None:
    assert_refused(forge(payload))


@given(st.one_of(st.text(max_size=80), st.from_regex(r"[A-Za-z0-9_-]{0,40}(\.[A-Za-z0-9_-]{0,40}){0,5}")))
def test_any_other_text_is_refused_and_breaks_nothing(text: str) -> None:
    assert_refused(text)
