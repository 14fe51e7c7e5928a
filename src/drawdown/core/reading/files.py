"""The files of a folder: found, measured and decoded before anything is read from them."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path

from drawdown.core.catalogue import (
    BAD_LETTER,
    FILE_MISSING,
    NO_SUCH_FOLDER,
    NOT_A_FILE,
    NOT_A_FOLDER,
    NOT_A_SUBFOLDER,
    NOT_UTF8,
    OUTSIDE,
    TOO_LARGE,
    UNEXPECTED_FILE,
    UNREADABLE,
)
from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import nearest

MAX_BYTES = {".csv": 10_000_000, ".yaml": 2_000_000, ".geojson": 2_000_000}
"""A table of a hundred thousand rows; a description of a thousand sites; boundaries of regions."""

_BAD_LETTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
UNREACHABLE = (OSError, ValueError, RuntimeError)
"""What the system says of a path: `ValueError` of a NUL, `RuntimeError` of a link to itself."""

_IGNORED = ("~$", ".", "Thumbs.db", "desktop.ini")


@dataclass
class Folder:
    """A folder and what was found in it so far. `within` is its name inside another folder."""

    path: Path
    within: str = ""
    findings: list[Finding] = field(default_factory=list)
    outermost: Path | None = None
    """The folder that this one lies in; no link may lead out of it."""

    @property
    def root(self) -> Path:
        """The folder that no link may lead out of."""
        return self.outermost or self.path

    def name(self, file: str) -> str:
        """Return the name that findings give a file."""
        return f"{self.within}{file}"

    def inside(self, name: str) -> Folder:
        """Return a folder in this one; what is found there is found here too."""
        return Folder(self.path / name, f"{self.name(name)}/", self.findings, self.root)

    def is_there(self) -> bool:
        """Return whether the folder can be opened; note a finding when it cannot."""
        place = Place(self.within.rstrip("/") or str(self.path))
        try:
            if not stat.S_ISDIR(self.path.stat().st_mode):
                self.findings.append((NOT_A_SUBFOLDER if self.within else NOT_A_FOLDER).at(place))
            elif not self.path.resolve(strict=True).is_relative_to(self.root.resolve()):
                self.findings.append(OUTSIDE.at(place))
            else:
                list(self.path.iterdir())
                return True
        except (FileNotFoundError, NotADirectoryError):
            self.findings.append(NO_SUCH_FOLDER.at(place))
        except UNREACHABLE as error:
            self.findings.append(UNREADABLE.at(place, reason=_reason(error)))
        return False

    def has(self, file: str) -> bool:
        """Return whether something of that name is there."""
        return os.path.lexists(self.path / file)

    def text(self, file: str, *, required: bool) -> str | None:
        """Return the text of a file, or nothing and a finding that says why.

        A file that is not required may be missing.
        """
        place = Place(self.name(file))
        try:
            if not self.has(file):
                if required:
                    self.findings.append(FILE_MISSING.at(place))
                return None
            content = self._content(file, place)
        except UNREACHABLE as error:
            self.findings.append(UNREADABLE.at(place, reason=_reason(error)))
            return None
        return None if content is None else self._decoded(content, place)

    def note_unexpected(self, expected: set[str]) -> None:
        """Note what lies in the folder and nobody reads."""
        for name in sorted(path.name for path in self.path.iterdir()):
            if name in expected or name.startswith(_IGNORED) or name in _IGNORED:
                continue
            close = nearest(name, expected)
            remedy = f"is it `{close}`?" if close else "remove it, or leave it: it changes nothing"
            form = "folder" if _is_folder(self.path / name) else "file"
            place = Place(self.name(name))
            self.findings.append(UNEXPECTED_FILE.at(place, form=form, nearest=remedy))

    def _content(self, file: str, place: Place) -> bytes | None:
        """Return the bytes, unless the file is no plain file, stands elsewhere, or is too large."""
        path = (self.path / file).resolve(strict=True)
        if not path.is_relative_to(self.root.resolve()):
            self.findings.append(OUTSIDE.at(place))
            return None
        form = Path(file).suffix
        limit = MAX_BYTES[form]
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            self.findings.append(NOT_A_FILE.at(place, form=form))
            return None
        if found.st_size <= limit:
            with path.open("rb") as opened:
                content = opened.read(limit + 1)
            if len(content) <= limit:
                return content
        size, most = megabytes(max(found.st_size, limit + 1)), megabytes(limit)
        self.findings.append(TOO_LARGE.at(place, size=size, limit=most))
        return None

    def _decoded(self, content: bytes, place: Place) -> str | None:
        """Return the text, unless the bytes are not UTF-8 or no text; a leading mark is dropped."""
        try:
            text = content.decode("utf-8").removeprefix("\ufeff")
        except UnicodeDecodeError as error:
            row = content.count(b"\n", 0, error.start) + 1
            self.findings.append(NOT_UTF8.at(Place(place.file, row), offset=error.start))
            return None
        bad = _BAD_LETTER.search(text)
        if bad is None:
            return text
        row = text.count("\n", 0, bad.start()) + 1
        letter = f"U+{ord(bad.group()):04X}"
        self.findings.append(BAD_LETTER.at(Place(place.file, row), letter=letter))
        return None


def megabytes(size: int) -> str:
    """Return a number of bytes as people say it."""
    return f"{size / 1_000_000:.1f} MB"


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except UNREACHABLE:
        return False


def _reason(error: Exception) -> str:
    if isinstance(error, RuntimeError):
        return "the link leads to itself"
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
