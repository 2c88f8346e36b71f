"""What stops the embedded stack: each failure is one sentence for the operator, shown as it is."""

from domain.errors import SanadError


class StackError(SanadError):
    """The embedded stack cannot go on; `str(error)` is the sentence that the operator reads."""

    code = "stack"

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence

    def __str__(self) -> str:
        return self.sentence


class PortBusyError(StackError):
    """Another program listens where Sanad should."""

    code = "port_busy"


class AlreadyRunningError(StackError):
    """Another Sanad holds this data folder."""

    code = "already_running"


class BrokenFolderError(StackError):
    """The data folder is not ours, not writable, of another version or damaged."""

    code = "broken_folder"


class StaleAssetsError(StackError):
    """The files that the browser needs were not built, or not from this lock."""

    code = "stale_assets"


class ChildFailedError(StackError):
    """A child ended or did not become ready; the sentence carries the end of its log."""

    code = "child_failed"
