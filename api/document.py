"""The OpenAPI document, with what FastAPI leaves out of it."""

from typing import Any

from fastapi import FastAPI
from pydantic.json_schema import models_json_schema

from api.schemas.problems import Problem
from api.schemas.shapes import Answer, Body


class DescribedApi(FastAPI):
    """A FastAPI whose document also holds the shape of problems, and examples with their nulls."""

    def openapi(self) -> dict[str, Any]:
        """The document of this application."""
        document = super().openapi()
        schemas = document["components"]["schemas"]
        _, problems = models_json_schema(
            [(Problem, "serialization")], ref_template="#/components/schemas/{model}"
        )
        schemas.update(problems["$defs"])
        # FastAPI drops every null from the document, from examples too, where null is a value.
        for shape in (*Answer.__subclasses__(), *Body.__subclasses__()):
            extra = shape.model_config.get("json_schema_extra")
            if isinstance(extra, dict) and shape.__name__ in schemas:
                schemas[shape.__name__].update(extra)
        return document
