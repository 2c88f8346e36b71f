"""Shapes of signing in to the API."""

from typing import Literal

from pydantic import ConfigDict, Field

from api.schemas.shapes import Answer, Body, Text


class PasswordBody(Body):
    """The name and password of an account."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"username": "registrar.one", "password": "a long password"}]}
    )

    username: Text
    password: Text = Field(json_schema_extra={"format": "password"})


class TokenAnswer(Answer):
    """A bearer token and how many seconds it lives."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"access_token": "eyJhbGciOiJIUzI1NiJ9.e30.c2ln", "token_type": "Bearer", "expires_in": 900}
            ]
        }
    )

    access_token: str
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105 (the name of a scheme)
    expires_in: int
