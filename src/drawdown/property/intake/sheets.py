"""What the sheets of a workbook are called, and in which part of the package each one stands."""

from __future__ import annotations

import re
import zipfile
from html import unescape

MOST = 4_000_000
"""Bytes of the list of sheets that are read: a real one has some thousands."""
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^<>]{0,2000}?)/?>")
_LINK = re.compile(rb"<(?:\w+:)?Relationship\b([^<>]{0,2000}?)/?>")
_NAME = re.compile(rb'\bname="([^"]*)"')
_ID = re.compile(rb'\b\w+:id="([^"]*)"')
_HIDDEN = re.compile(rb'\bstate="(?:hidden|veryHidden)"')
_OWN_ID = re.compile(rb'\bId="([^"]*)"')
_TARGET = re.compile(rb'\bTarget="/?(?:xl/)?([^"]*)"')


def in_sheet(file: str, sheet: str) -> str:
    """Return how a finding names a sheet of a file."""
    return f"{file}, sheet {sheet}"


def first_shown(package: zipfile.ZipFile) -> str:
    """Return the first sheet that is not hidden; nothing where there is none."""
    tags = _SHEET.findall(_read(package, "xl/workbook.xml"))
    return next((_first(_NAME, tag) for tag in tags if not _HIDDEN.search(tag)), "")


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
