"""Whether the vendor files that the browser is served were built from the npm lock that lies here."""

from hashlib import sha256
from pathlib import Path

from stack.errors import StaleAssetsError

ROOT = Path(__file__).parent.parent
VENDOR = ROOT / "web" / "static" / "vendor"


def check_assets(lock: Path = ROOT / "package-lock.json", vendor: Path = VENDOR) -> None:
    """Raise StaleAssetsError unless the stamp names this lock; an installed wheel carries no lock, only a stamp."""
    stamp = vendor / ".stamp"
    built_from = stamp.read_text().strip() if stamp.exists() else None
    wanted = sha256(lock.read_bytes()).hexdigest() if lock.exists() else built_from
    if built_from is None or built_from != wanted:
        raise StaleAssetsError(
            "The browser's files in web/static/vendor are missing or older than package-lock.json: run `make build`."
        )
