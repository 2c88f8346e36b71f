"""POST /tokens: from a name and a password to a token of fifteen minutes."""

from fastapi import APIRouter

from api.doors import Now, TheHouse
from api.refusals import describe_sign_in_refusals
from api.schemas.tokens import PasswordBody, TokenAnswer
from services.sessions import check_password
from services.tokens import TOKEN_LIFE, issue_token

router = APIRouter(tags=["tokens"])


@router.post("/tokens", responses=describe_sign_in_refusals())
def issue_access_token(body: PasswordBody, house: TheHouse, at: Now) -> TokenAnswer:
    """Sign in.

    No Idempotency-Key: repeating it changes nothing, and keeping the first answer would mean storing a token.
    """
    actor = check_password(house.store, body.username, body.password, at=at)
    token = issue_token(actor, house.token_secret, at=at)
    return TokenAnswer(access_token=token, expires_in=int(TOKEN_LIFE.total_seconds()))
