"""Whatever an editor makes of a mission folder, the answer is findings and never a fault."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawdown.core.catalogue import CATALOGUE
from drawdown.core.findings import errors
from drawdown.examples import start_folder
from drawdown.register.folder import load_folder
from drawdown.register.model import Register
from drawdown.rules.pack_reading import packs_folder

FILES = sorted(
    [path.name for path in start_folder().iterdir() if path.suffix in {".csv", ".yaml"}]
    + ["rules/pack.yaml", "rules/tasks.csv"]
)
CODES = {fault.code for fault in CATALOGUE}
ODD = (
    "", " ", "-", "-1", "0", "0.5", "-0", "1e308", "1e-308", "1000000", "999999999999999",
    "9" * 20, "NaN", ".inf", "null", "~", "true", "yes", "no", "2026-13-45", "2199-12-31",
    "1900-01-01", "9999-12-31", "home", "port", "hub-town", "north-camp", "T01", "T02 T02",
    "EST", "*", "&a", "*a", "!x", "'", '"', ":", ": ", "- ", "[", "]", "{", "}", "{value: 1}",
    "{value: null, alternatives: [{}]}", "\t", "\n", "\r", "\0", "\u2028", "#", " #", ",", ";",
    "é", "𝔘", "x" * 300, "source", "inferred", "\ufeff", "--- ", "? ", "| ", ">",
)  # fmt: skip


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Return the files of a mission that brings its own rules."""
    pack = packs_folder() / "field-mission"
    return {
        file: (
            pack / Path(file).name if file.startswith("rules/") else start_folder() / file
        ).read_text(encoding="utf-8")
        for file in FILES
    }


@pytest.fixture(scope="module")
def folder(texts: dict[str, str]) -> Iterator[Path]:
    """Return a folder with those files."""
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "mission"
        shutil.copytree(start_folder(), path, copy_function=shutil.copyfile)
        (path / "rules").mkdir()
        for file, text in texts.items():
            (path / file).write_text(text, encoding="utf-8")
        assert load_folder(path).findings == ()
        yield path


def spoil(text: str, draw: st.DataObject) -> str:
    """Return a text after one slip of the hand."""
    lines = text.splitlines(keepends=True)
    here = draw.draw(st.integers(0, len(lines) - 1))
    there = draw.draw(st.integers(0, len(lines) - 1))
    match draw.draw(st.sampled_from(["word", "letter", "drop", "repeat", "swap", "cut", "indent"])):
        case "word":
            words = lines[here].replace(":", " : ").replace(",", " , ").split(" ")
            words[draw.draw(st.integers(0, len(words) - 1))] = draw.draw(st.sampled_from(ODD))
            lines[here] = "".join(words) if lines[here].count(",") > 1 else " ".join(words)
        case "letter":
            at = draw.draw(st.integers(0, len(lines[here])))
            lines[here] = lines[here][:at] + draw.draw(st.sampled_from(ODD)) + lines[here][at + 1 :]
        case "drop":
            del lines[here]
        case "repeat":
            lines.insert(there, lines[here])
        case "swap":
            lines[here], lines[there] = lines[there], lines[here]
        case "cut":
            lines[here:] = [lines[here][: draw.draw(st.integers(0, len(lines[here])))]]
        case "indent":
            lines[here] = draw.draw(st.sampled_from([" ", "  ", "\t"])) + lines[here]
    return "".join(lines)


@settings(max_examples=60)
@given(draw=st.data(), slips=st.integers(1, 3))
def test_a_slip_of_the_hand_is_a_finding_or_another_register(
    folder: Path, texts: dict[str, str], draw: st.DataObject, slips: int
) -> None:
    files = [draw.draw(st.sampled_from(FILES)) for _ in range(slips)]
    spoiled = dict.fromkeys(files, "")
    for file in files:
        spoiled[file] = spoil(spoiled[file] or texts[file], draw)
    try:
        for file, text in spoiled.items():
            (folder / file).write_text(text, encoding="utf-8", newline="")
        assert_said_or_loaded(folder)
    finally:
        for file in files:
            (folder / file).write_text(texts[file], encoding="utf-8")


@settings(max_examples=30)
@given(file=st.sampled_from(FILES), content=st.binary(max_size=200))
def test_bytes_of_any_kind_are_a_finding(
    folder: Path, texts: dict[str, str], file: str, content: bytes
) -> None:
    whole = texts[file].encode()
    try:
        (folder / file).write_bytes(whole[: len(whole) // 2] + content + whole[len(whole) // 2 :])
        assert_said_or_loaded(folder)
    finally:
        (folder / file).write_bytes(whole)


def assert_said_or_loaded(folder: Path) -> None:
    """Read the folder: every error is said with its remedy, or the register is one that lasts."""
    loaded = load_folder(folder)
    for finding in loaded.findings:
        assert finding.code in CODES
        assert finding.found
        assert finding.remedy
        assert "\n" not in str(finding)
    if errors(loaded.findings):
        assert loaded.register is None
        assert loaded.history is None
    else:
        assert loaded.register is not None
        content = loaded.register.to_bytes()
        assert Register.model_validate_json(content, strict=True) == loaded.register
