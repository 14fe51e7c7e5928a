"""The build hook: compiles the languages, and refuses a changed vendored file."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VENDOR_LOCK = "tools/vendor.lock"


class ChangedBytes(Exception):
    """A vendored file is not the one that was locked."""


class BuildHook(BuildHookInterface[Any]):
    """Runs before every wheel and every install in place."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Check first, then write."""
        root = Path(self.root)
        refuse_changed_bytes(root)
        compile_languages(root / "src")


def refuse_changed_bytes(root: Path) -> None:
    """Refuse vendored files whose SHA-256 is not in the lock, as `sha256sum --check` would."""
    lock = root / VENDOR_LOCK
    for line in lock.read_text(encoding="utf-8").splitlines() if lock.exists() else ():
        digest, name = line.split(maxsplit=1)
        if hashlib.sha256((root / name).read_bytes()).hexdigest() != digest:
            raise ChangedBytes(f"{name} differs from {VENDOR_LOCK}")


def compile_languages(source: Path) -> None:
    """Write each catalogue that people edit (.po) as the one that programs read (.mo)."""
    for written in source.rglob("*.po"):
        with written.open("rb") as readable, written.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, read_po(readable))
