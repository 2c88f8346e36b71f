"""Ports: whether one is free, and which one is."""

import socket
from secrets import SystemRandom

from stack.errors import PortBusyError

CHOSEN_PORTS = range(20_000, 32_000)


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
    """Return `wanted`, checked to be free on the loopback, or any free port when it is 0.

    Chosen below the range from which Linux gives a port to whoever connects somewhere: a port found there may
    be another program's before the child that is to listen on it has started.
    """
    if wanted:
        check_port_free("127.0.0.1", wanted)
        return wanted
    return next(port for port in SystemRandom().sample(CHOSEN_PORTS, len(CHOSEN_PORTS)) if _is_free(port))


def _is_free(port: int) -> bool:
    try:
        check_port_free("127.0.0.1", port)
    except PortBusyError:
        return False
    return True
