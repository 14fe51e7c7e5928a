"""What the sheets of a workbook are called, and in which part of the package each one stands."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Sequence
from html import unescape

ALL = "*"
"""Asked for in place of names: every sheet that is shown."""
MOST = 4_000_000
"""Bytes of the list of sheets that are read: a real one has some thousands."""
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^<>]{0,2000}?)/?>")
_LINK = re.compile(rb"<(?:\w+:)?Relationship\b([^<>]{0,2000}?)/?>")
_NAME = re.compile(rb'\bname="([^"]*)"')
_ID = re.compile(rb'\b\w+:id="([^"]*)"')
_HIDDEN = re.compile(rb'\bstate="(?:hidden|veryHidden)"')
_OWN_ID = re.compile(rb'\bId="([^"]*)"')
_ODD = re.compile(rb"<!")
_TARGET = re.compile(rb'\bTarget="/?(?:xl/)?([^"]*)"')


def in_sheet(file: str, sheet: str) -> str:
    """Return how a finding names a sheet of a file."""
    return f"{file}, sheet {sheet}"


def chosen(package: zipfile.ZipFile, asked: Sequence[str]) -> tuple[str, ...]:
    """Return the sheets to read: those asked for, all that are shown, or the first that is."""
    if asked and ALL not in asked:
        return tuple(dict.fromkeys(asked))
    tags = _SHEET.findall(_read(package, "xl/workbook.xml"))
    shown = tuple(_first(_NAME, tag) for tag in tags if not _HIDDEN.search(tag))
    return shown if asked else shown[:1]


def left_aside(package: zipfile.ZipFile, read: Iterable[str]) -> frozenset[str]:
    """Return the parts of sheets that nobody reads; none where the list of sheets is odd.

    What stands in a comment, or under a name that two sheets have, this reads otherwise than the
    reader of the workbook may: then every sheet is judged as if it were read.
    """
    names = sheet_names(package)
    lists = [_read(package, name) for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")]
    if any(_ODD.search(text) for text in lists) or len(set(names.values())) < len(names):
        return frozenset()
    wanted = set(read)
    return frozenset(part for part, name in names.items() if name not in wanted)


def sheet_names(package: zipfile.ZipFile) -> dict[str, str]:
    """Return the name of the sheet in each part; a part that nobody names is left out."""
    parts = {
        _first(_OWN_ID, tag): _first(_TARGET, tag)
        for tag in _LINK.findall(_read(package, "xl/_rels/workbook.xml.rels"))
    }
    found = {}
    for tag in _SHEET.findall(_read(package, "xl/workbook.xml")):
        part, name = parts.get(_first(_ID, tag), ""), _first(_NAME, tag)
        if part and name:
            found[f"xl/{part}"] = name
    return found


def _read(package: zipfile.ZipFile, name: str) -> bytes:
    try:
        with package.open(name) as part:
            return part.read(MOST)
    except KeyError:
        return b""


def _first(pattern: re.Pattern[bytes], tag: bytes) -> str:
    found = pattern.search(tag)
    return unescape(found[1].decode("utf-8", "replace")) if found else ""
