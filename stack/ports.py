"""Ports: whether one is free, and which one is."""

import socket

from stack.errors import PortBusyError


def check_port_free(host: str, port: int) -> None:
    """Raise PortBusyError when something listens on that port, or it may not be opened."""
    try:
        with socket.create_server((host, port)):
            return
    except OSError as error:
        raise PortBusyError(
            f"Port {port} on {host} cannot be used ({error.strerror}): stop the other program or choose another --port."
        ) from error


def choose_port(wanted: int = 0) -> int:
    """Return `wanted`, checked to be free on the loopback, or any free port when it is 0."""
    if wanted:
        check_port_free("127.0.0.1", wanted)
        return wanted
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])
