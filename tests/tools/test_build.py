"""What is installed is complete: the languages compiled, the vendored files as published."""

from __future__ import annotations

import gettext
import hashlib
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.architecture.source import ROOT, SOURCE
from tools.build import VENDOR_LOCK, ChangedBytes, compile_languages, refuse_changed_bytes

CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Site"
msgstr "Camp"

#, fuzzy
msgid "Plan"
msgstr "Place"
"""


def test_it_compiles_what_is_translated_and_leaves_out_what_is_doubtful(tmp_path: Path) -> None:
    (tmp_path / "django.po").write_text(CATALOGUE, encoding="utf-8")
    compile_languages(tmp_path)
    with (tmp_path / "django.mo").open("rb") as compiled:
        translations = gettext.GNUTranslations(compiled)
    assert translations.gettext("Site") == "Camp"
    assert translations.gettext("Plan") == "Plan"


def test_it_refuses_a_vendored_file_that_was_changed(tmp_path: Path) -> None:
    (tmp_path / "tools").mkdir()
    (tmp_path / "map.mjs").write_bytes(b"as published")
    digest = hashlib.sha256(b"as published").hexdigest()
    (tmp_path / VENDOR_LOCK).write_text(f"{digest}  map.mjs\n", encoding="utf-8")
    refuse_changed_bytes(tmp_path)
    (tmp_path / "map.mjs").write_bytes(b"as changed")
    with pytest.raises(ChangedBytes, match=r"map\.mjs"):
        refuse_changed_bytes(tmp_path)


def test_a_wheel_holds_every_file_of_the_package(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory"]
    subprocess.run([*command, str(tmp_path)], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith("drawdown/")}
    files = (path for path in SOURCE.rglob("*") if path.is_file())
    written = {
        path.relative_to(SOURCE.parent).as_posix()
        for path in files
        if path.suffix != ".po" and "__pycache__" not in path.parts
    }
    assert packed == written
