"""Files that a page gives to be kept: named, and left in no cache on the way."""

from fastapi import Response

CSV = "text/csv; charset=utf-8"


def send_file(content: bytes, name: str, media_type: str) -> Response:
    """A file that the browser keeps under `name`, which holds nothing but Latin letters, digits, points and hyphens."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return Response(content, media_type=media_type, headers=headers)
