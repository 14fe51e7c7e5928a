"""Writing a mission folder out: into a new or an empty folder, never over anything."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from drawdown.cli.printing import print_findings
from drawdown.core.catalogue import CANNOT_WRITE, NOT_A_FOLDER, NOT_EMPTY
from drawdown.core.findings import Finding, Place


def write_out(source: Path, target: Path) -> int:
    """Copy a folder of the software to a new place; exit code 1 and a line when it cannot be."""
    finding = refusal(target)
    if finding is None:
        try:
            shutil.copytree(
                source,
                target,
                dirs_exist_ok=True,
                copy_function=shutil.copyfile,
                ignore=shutil.ignore_patterns("__pycache__"),
            )
        except OSError as error:
            reason = error.strerror or str(error)
            finding = CANNOT_WRITE.at(Place(str(target)), reason=reason)
    if finding is not None:
        print_findings([finding], file=sys.stderr)
        return 1
    print(f"{target}: written. Next: drawdown check {target}; drawdown plan {target}")
    return 0


def refusal(target: Path) -> Finding | None:
    """Return why nothing may be written there, if something speaks against it."""
    place = Place(str(target))
    try:
        if target.is_symlink() or target.exists():
            if not target.is_dir():
                return NOT_A_FOLDER.at(place)
            if any(target.iterdir()):
                return NOT_EMPTY.at(place)
    except OSError as error:
        return CANNOT_WRITE.at(place, reason=error.strerror or str(error))
    return None
