"""Reads rules that somebody sends to be put in force: one JSON file, or the tables in a ZIP."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import ValidationError

from drawdown.core.findings import Place, Refused, errors
from drawdown.core.reading.files import Folder
from drawdown.documents.packages import UNPACKING, opened, package_faults
from drawdown.rules.closing import ClosingRules
from drawdown.rules.closing_checks import check_closing
from drawdown.rules.closing_reading import SHIPPED, read_closing
from drawdown.rules.faults import NO_RULES_IN_FILE
from drawdown.rules.pack_reading import CLOSING, packs_folder

MOST = 2_000_000
"""Bytes of one file, and of all tables unpacked; the shipped rules have a fiftieth of it."""
ZIP = b"PK\x03\x04"


def printed(rules: ClosingRules) -> bytes:
    """Return rules as the JSON that can be edited and sent back."""
    return rules.model_dump_json(by_alias=True, indent=2).encode()


def packed_tables() -> bytes:
    """Return the shipped tables, with their comments and sources, as a ZIP."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for file in sorted((packs_folder() / SHIPPED / CLOSING).iterdir()):
            package.writestr(f"{CLOSING}/{file.name}", file.read_bytes())
    return held.getvalue()


def read_rules(content: bytes) -> ClosingRules:
    """Return the rules that a file holds; raises `Refused` with everything that is wrong."""
    if len(content) > MOST:
        raise _none_in_it(f"it is larger than {MOST // 1_000_000} MB")
    return _of_tables(content) if content.startswith(ZIP) else _of_json(content)


def _of_json(content: bytes) -> ClosingRules:
    try:
        rules = ClosingRules.model_validate_json(content)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise _none_in_it(f"{where}: {first['msg']}".lstrip(": ")) from error
    found = check_closing(rules, Folder(Path()))
    if errors(found):
        raise Refused(found)
    return rules


def _of_tables(content: bytes) -> ClosingRules:
    known = {file.name for file in (packs_folder() / SHIPPED / CLOSING).iterdir()}
    if wrong := tuple(package_faults(content, Place("file"))):
        raise Refused(wrong)
    with TemporaryDirectory() as place:
        try:
            with opened(content) as package:
                members = [m for m in package.infolist() if Path(m.filename).name in known]
                if sum(member.file_size for member in members) > MOST:
                    raise _none_in_it("it unpacks to too much")
                for member in members:
                    Path(place, Path(member.filename).name).write_bytes(package.read(member))
        except UNPACKING as error:
            raise _none_in_it("the ZIP is damaged") from error
        folder = Folder(Path(place), within="")
        rules = read_closing(folder)
        if rules is None:
            raise Refused(errors(folder.findings) or [NO_RULES_IN_FILE.at(Place("file"), why="-")])
        return rules


def _none_in_it(why: str) -> Refused:
    return Refused([NO_RULES_IN_FILE.at(Place("file"), why=why)])
