"""A mission folder that comes as one ZIP file: unpacked within bounds, then read like any."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path, PurePosixPath

from drawdown.core.findings import Place
from drawdown.documents import faults
from drawdown.documents.packages import UNPACKING, is_package, opened, package_faults
from drawdown.register.folder import LoadResult, load_folder
from drawdown.register.layout import REGISTER_FILES, MissionFile

NAME = "upload.zip"
MISSION = next(part.file for part in REGISTER_FILES if part.model is MissionFile)


def read_upload(content: bytes) -> LoadResult:
    """Return what a packed mission folder holds, and every finding; nothing stays on the disk.

    The folder may stand in the package itself, or be the one folder in it.
    """
    place = Place(NAME)
    if not is_package(content):
        found = faults.UNKNOWN_FORM.at(place, choices="a mission folder, packed as a ZIP file")
        return LoadResult(None, None, (found,))
    if wrong := tuple(package_faults(content, place)):
        return LoadResult(None, None, wrong)
    with tempfile.TemporaryDirectory(prefix="drawdown-upload-") as name:
        root = Path(name)
        try:
            with opened(content) as archive:
                _unpack(archive, root)
        except UNPACKING as error:
            return LoadResult(None, None, (faults.BAD_ZIP.at(place, reason=error),))
        return load_folder(_folder_in(root))


def _unpack(archive: zipfile.ZipFile, root: Path) -> None:
    """Write the plain files that a folder is made of; the names were judged before."""
    for member in archive.infolist():
        path = PurePosixPath(member.filename)
        if member.is_dir() or path.suffix not in (".csv", ".yaml", ".md"):
            continue
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(member) as packed:
            content = packed.read(member.file_size + 1)
        if len(content) > member.file_size:
            raise zipfile.BadZipFile(f"{member.filename} is larger than it says")
        target.write_bytes(content)


def _folder_in(root: Path) -> Path:
    """Return the folder that holds the description of the mission."""
    if (root / MISSION).exists():
        return root
    inside = [path for path in root.iterdir() if path.is_dir()]
    return inside[0] if len(inside) == 1 else root
