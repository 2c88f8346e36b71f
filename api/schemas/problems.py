"""The shape of every refusal: problem details by RFC 9457."""

from pydantic import BaseModel, ConfigDict, Field


class FieldFault(BaseModel):
    """One field that is wrong: its dotted path, a stable code, and the sentence for people."""

    field: str
    code: str
    message: str


class Problem(BaseModel):
    """A refusal. Programs read `code` (or `type`), people read `title` and `detail`."""

    model_config = ConfigDict(json_schema_extra={"description": "Problem details by RFC 9457."})

    type: str = Field(description="A stable URI reference of the code: never dereferenced, never with a host")
    title: str = Field(description="The kind of refusal, in the caller's language")
    status: int
    detail: str = Field(description="What happened and what to do now, in the caller's language")
    code: str
    errors: list[FieldFault] = Field(description="One entry per wrong field; empty if it is about no field")
