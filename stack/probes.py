"""Asks a web server on this machine whether it is ready."""

import asyncio
from http.client import HTTPConnection, HTTPException

PROBE_SECONDS = 2.0


async def is_answering(host: str, port: int, path: str) -> bool:
    """True when the page answers 200."""
    return await asyncio.to_thread(_is_ok, host, port, path)


def _is_ok(host: str, port: int, path: str) -> bool:
    connection = HTTPConnection(host, port, timeout=PROBE_SECONDS)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
