"""The small mission that comes with the software, spoiled in one place by a test."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from drawdown.core.findings import Finding
from drawdown.examples import start_folder
from drawdown.register.folder import load_folder
from drawdown.rules.pack_reading import packs_folder


@dataclass(frozen=True)
class Edited:
    """A copy of the small mission."""

    path: Path

    def replace(self, file: str, old: str, new: str) -> Edited:
        """Replace the only place in a file that says something."""
        text = (self.path / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{file} says {old!r} {text.count(old)} times"
        (self.path / file).write_text(text.replace(old, new), encoding="utf-8")
        return self

    def append(self, file: str, line: str) -> Edited:
        """Put a line at the end of a file."""
        text = (self.path / file).read_text(encoding="utf-8") if (self.path / file).exists() else ""
        return self.write(file, f"{text}{line}\n")

    def write(self, file: str, content: str | bytes) -> Edited:
        """Write a file anew."""
        (self.path / file).parent.mkdir(exist_ok=True)
        data = content.encode() if isinstance(content, str) else content
        (self.path / file).write_bytes(data)
        return self

    def column(self, file: str, name: str, values: dict[str, str]) -> Edited:
        """Give a table a column, filled in the rows whose first cell is named."""
        lines = (self.path / file).read_text(encoding="utf-8").splitlines()
        rows = [f"{line},{values.get(line.split(',')[0], '')}" for line in lines[1:]]
        return self.write(file, "\n".join([f"{lines[0]},{name}", *rows, ""]))

    def shipped_rules(self, file: str) -> str:
        """Return a file of the pack that the small mission closes by."""
        return (packs_folder() / "field-mission" / file).read_text(encoding="utf-8")

    def remove(self, file: str) -> Edited:
        """Remove a file."""
        (self.path / file).unlink()
        return self

    def at(self, file: str, *says: str) -> str:
        """Return `file:row` of the line that says the last text.

        Each text is looked for from the line of the one before: `at("sites.yaml", "hub-town",
        "lat")` is the first line with a latitude from the first one with `hub-town` on.
        """
        lines = (self.path / file).read_text(encoding="utf-8").splitlines()
        row = 1
        for text in says:
            row = next((n for n, line in enumerate(lines[row - 1 :], start=row) if text in line), 0)
            assert row, f"{file} does not say {text!r} there"
        return f"{file}:{row}"

    def findings(self) -> list[Finding]:
        """Return what is found when the folder is read."""
        return list(load_folder(self.path).findings)

    def found(self) -> list[str]:
        """Return place and code of each finding, in order."""
        return [f"{finding.place} {finding.code}" for finding in self.findings()]


def edited(folder: Path) -> Edited:
    """Return a fresh copy of the small mission."""
    shutil.copytree(start_folder(), folder, copy_function=shutil.copyfile)
    return Edited(folder)
