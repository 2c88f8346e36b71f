"""Tokens of the API: short-lived JWTs, issued and verified here; the only module that imports jose."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from jose import jwt
from jose.exceptions import JOSEError

from domain.errors import NotSignedInError
from domain.roles import Actor

ALGORITHM = "HS256"
ISSUER = "sanad"
AUDIENCE = "sanad-api"
TOKEN_LIFE = timedelta(minutes=15)
CLOCK_SKEW = timedelta(seconds=30)
"""How far ahead another node's clock may be when it issues a token that this one reads."""

_OPTIONS = {
    **{f"require_{claim}": True for claim in ("aud", "iss", "sub", "jti")},
    # jose judges instants by the machine's own clock, and a required one always: `at` judges them below.
    **{f"verify_{claim}": False for claim in ("exp", "iat", "nbf")},
}


def issue_token(actor: Actor, secret: str, *, at: datetime) -> str:
    """A signed token for `actor`, good for TOKEN_LIFE from `at` (aware).

    Its claims are those of RFC 7519 §4.1 and nothing personal: the account's id, never its name.
    """
    claims = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": str(actor.account_id),
        "jti": str(uuid4()),
        "iat": int(at.timestamp()),
        "exp": int((at + TOKEN_LIFE).timestamp()),
    }
    return jwt.encode(claims, secret, algorithm=ALGORITHM)


def read_token(token: str, secret: str, *, at: datetime) -> UUID:
    """The account id that a token of ours names, if it is good at the instant `at` (aware).

    Raises NotSignedInError for every other text, without saying what was wrong with it (RFC 8725 §3).
    """
    claims = _verify_signature(token, secret)
    issued_at, expires_at = _get_instant(claims, "iat"), _get_instant(claims, "exp")
    now = at.timestamp()
    if now >= expires_at or issued_at > now + CLOCK_SKEW.total_seconds():
        raise NotSignedInError
    try:
        return UUID(claims["sub"])
    except ValueError:
        raise NotSignedInError from None


def _verify_signature(token: str, secret: str) -> dict[str, Any]:
    try:
        return jwt.decode(
            token, secret, algorithms=[ALGORITHM], audience=AUDIENCE, issuer=ISSUER, options=_OPTIONS
        )
    except JOSEError:
        raise NotSignedInError from None


def _get_instant(claims: dict[str, Any], name: str) -> int:
    value = claims.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise NotSignedInError
    return value
