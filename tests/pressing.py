"""The press of the house, with the type that the build left for the browser."""

from cli.wiring import TYPE_FOLDER
from gateways.pdf import Press


def open_press() -> Press:
    return Press(TYPE_FOLDER)
