"""The verifiers that travel in a bundle, as files: they import nothing of ours, nor we of them."""

from __future__ import annotations

from importlib.resources import files

NAMES = ("README.en.txt", "README.fr.txt", "verify.html", "verify.py")


def travelling() -> dict[str, bytes]:
    """Return what goes into every bundle so that a stranger can check it, by file name."""
    folder = files("drawdown.verifiers")
    return {name: (folder / name).read_bytes() for name in NAMES}
