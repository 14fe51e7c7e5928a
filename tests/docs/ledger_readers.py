"""Readers of the samples of the ledger: acts, proofs, keys, bundles, archives, backups."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from drawdown.core.canonical import canonical_bytes
from drawdown.demo.forged_bundles import files_of
from drawdown.documents.bag import bag
from drawdown.ledger.act_reading import parse_act
from drawdown.ledger.bundle.manifest import manifest_text, parse_manifest
from drawdown.ledger.bundle.verdict import FIELDS, MEANINGS
from drawdown.ledger.bundle.verify import verify_bundle
from drawdown.ledger.key import parse_verifying_key
from drawdown.ledger.key_folder import SEALED
from drawdown.ledger.tiles import bundles_of, tiles_of
from drawdown.web.acts import HANDLERS
from drawdown.web.backup import container, making
from drawdown.web.records.witnesses import read_witnesses
from tests.docs import sample_log as log
from tests.docs.pages import DOCS, Sample, samples
from tests.verifiers import worlds

Reader: TypeAlias = Callable[[Sample, Path], None]
"""Raises where the sample is not one; it may write to the folder."""
ELIDED = "…"


def canonical(sample: Sample) -> bytes:
    """Return a sample in JSON as the ledger spells it."""
    return canonical_bytes(json.loads(sample.text))


def like(shown: Any, real: Any) -> bool:
    """Return whether what is shown is real, `…` standing for the rest of a text."""
    if isinstance(shown, dict) and isinstance(real, dict):
        return shown.keys() == real.keys() and all(like(shown[key], real[key]) for key in shown)
    if isinstance(shown, list) and isinstance(real, list):
        return len(shown) == len(real) and all(map(like, shown, real))
    if isinstance(shown, str) and shown.endswith(ELIDED):
        return isinstance(real, str) and real.startswith(shown.removesuffix(ELIDED))
    return bool(shown == real)


def only(page: str, number: int = 0) -> Sample:
    """Return a block of a page of the formats."""
    return samples(DOCS / "formats" / f"{page}.md")[number]


def act(sample: Sample, _: Path) -> None:
    read = parse_act(canonical(sample))
    HANDLERS[read.kind].kind.body_of(read.submission)


def same_as(real: Callable[[], str]) -> Reader:
    """Return the reader of a sample that is printed whole."""

    def reader(sample: Sample, _: Path) -> None:
        assert sample.text == real()

    return reader


def elided_from(real: Callable[[], Any]) -> Reader:
    """Return the reader of a sample in JSON that leaves out the ends of long texts."""

    def reader(sample: Sample, _: Path) -> None:
        assert like(json.loads(sample.text), real()), real()

    return reader


def archive(sample: Sample, _: Path) -> None:
    names = [line.removeprefix("minusma-archive/") for line in sample.text.splitlines()]
    payload = {name.removeprefix("data/"): b"" for name in names if name.startswith("data/")}
    assert set(names) == set(bag(payload, [], made=date(2024, 11, 15)))


def backup_pieces(sample: Sample, _: Path) -> None:
    names = [line.split()[0] for line in sample.text.splitlines()]
    assert names[0] == making.SQLITE
    assert names[-2:] == [container.MANIFEST, container.SEAL]
    assert {name.partition("/")[0] for name in names[1:-2]} == {"home", "mission"}
    assert making.DUMP in sample.text


def backup_manifest(sample: Sample, _: Path) -> None:
    manifest = json.loads(sample.text)
    assert manifest["format"] == container.FORMAT
    assert set(manifest) == {"format", "version", "mission", *container.NEEDED}
    assert all(re.fullmatch("[0-9a-f]{64}", sha256) for _, _, sha256 in manifest["pieces"])


def bundle_files(sample: Sample, _: Path) -> None:
    words = [re.split(r"\s{2,}(?![v…]|README)", line)[0] for line in sample.text.splitlines()]
    shown = {of_any(name) for name in " ".join(words).split() if name != ELIDED}
    ledger = worlds.ledger()
    real = {*files_of(ledger.bundle()), *files_of(ledger.bundle(site="gao"))}
    assert shown == {of_any(name) for name in real}


def of_any(name: str) -> str:
    """Return the name of a file of a bundle without its number or digest."""
    name = re.sub(r"[0-9a-f]{64}|<sha256>", "N", name.partition(".p/")[0])
    return re.sub(r"(?<=/)(?:\d{3}|\d+(?=\.))", "N", name)


def bundle_manifest(sample: Sample, _: Path) -> None:
    parse_manifest(canonical(sample))


def bundle_note(sample: Sample, _: Path) -> None:
    said = manifest_text("<origin>", b"").splitlines()
    assert sample.text.splitlines() == [*said[:2], "<base64 of SHA-256 of manifest.json>"]


def rotation(sample: Sample, _: Path) -> None:
    note = json.loads(log.keys_of_a_bundle())["log"][1]["note"].splitlines()[:4]
    assert len(sample.text.splitlines()) == len(note)
    assert sample.text.splitlines()[0] == note[0]


def verdict(sample: Sample, _: Path) -> None:
    shown = json.loads(sample.text)
    real = verify_bundle(io.BytesIO(worlds.ledger().bundle())).as_json()
    assert shown.keys() == real.keys()
    assert shown["about"].keys() == real["about"].keys()
    for field in FIELDS:
        for reason in shown[field]["reasons"]:
            meaning = MEANINGS[reason["code"]]
            assert (meaning.field, meaning.answer) == (field, shown[field]["verdict"])


def cosigned(sample: Sample, _: Path) -> None:
    text = log.large().partition("\n\n")[0]
    assert sample.text == f"cosignature/v1\ntime {int(log.AT.timestamp())}\n{text}\n"


def key(sample: Sample, _: Path) -> None:
    assert str(parse_verifying_key(sample.text.strip())) == sample.text.strip()


def sealed_key(sample: Sample, _: Path) -> None:
    first, second, last = sample.text.splitlines()
    assert first == SEALED
    assert str(parse_verifying_key(second)) == second
    assert re.fullmatch("<base64: .*>", last)


def witnesses(sample: Sample, folder: Path) -> None:
    assert read_witnesses(file_of(sample, folder)).policy == log.POLICY


def tiles(sample: Sample, _: Path) -> None:
    listed = [line.split()[0] for line in sample.text.splitlines()]
    real = [tile.path for tile in (*bundles_of(257), *tiles_of(257))]
    assert listed == ["checkpoint", *real]


def sample_act() -> bytes:
    return canonical(only("act"))


def file_of(sample: Sample, folder: Path) -> Path:
    """Write a sample to a file and return it."""
    path = folder / f"sample.{sample.language}"
    path.write_text(sample.text, encoding="utf-8")
    return path
