"""Makes a bundle (docs/formats/bundle.md) from a ledger: the same content gives the same bytes.

Everything is read twice: once for its size and hash, which stand before it in the file, and once to
write it. So memory stays bounded, and whatever changes in between is noticed.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from hashlib import sha256
from typing import BinaryIO, Protocol

from drawdown.core.canonical import canonical_bytes
from drawdown.ledger.bundle.acts import NAMED, Acts
from drawdown.ledger.bundle.container import CHUNK, Writer
from drawdown.ledger.bundle.keys import Keys, print_keys, signed_by
from drawdown.ledger.bundle.manifest import (
    MANIFEST,
    NOTE,
    Listed,
    Manifest,
    print_manifest,
    sign_manifest,
)
from drawdown.ledger.bundle.verdict import Findings
from drawdown.ledger.checkpoint import Checkpoint, cosignatures
from drawdown.ledger.key import SigningKey
from drawdown.ledger.merkle import Frontier, complete_root, fold, hash_leaf
from drawdown.ledger.narrow import narrow_checkpoint
from drawdown.ledger.note import Note, print_note
from drawdown.ledger.paths import check_inclusion, inclusion_path
from drawdown.ledger.personal import PersonalValue
from drawdown.ledger.proof import Proof, print_proof
from drawdown.ledger.tiles import (
    WIDTH,
    Tile,
    bundles_of,
    nodes_from_tiles,
    print_entries,
    tiles_of,
)
from drawdown.verifiers import travelling


class BadLedger(ValueError):
    """The ledger is not what its checkpoint says: no bundle is made of it."""


class Source(Protocol):
    """Where a bundle is made from. It answers the same each time it is asked."""

    def entries(self, start: int, stop: int) -> Iterable[bytes]:
        """Return the entries from one index up to another."""

    def tile(self, level: int, index: int) -> bytes:
        """Return a stored tile of hashes; it may hold more than the checkpoint's tree had."""

    def part(self, site: str) -> Iterable[int]:
        """Return the indexes, rising, of the acts that may be handed out with a site's part."""

    def document(self, digest: str) -> BinaryIO | None:
        """Return a document or photo, opened; None where there is none, or it is withheld."""

    def personal(self, digest: str) -> PersonalValue | None:
        """Return a personal value; None where it is erased, or not for those who get the bundle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Which bundle: of which checkpoint, for the whole ledger or for one site, made when."""

    mission: str
    made: datetime
    checkpoint: Note
    keys: Keys
    site: str | None = None


@dataclass(frozen=True, slots=True)
class _File:
    """One file of the bundle: what is known of it, and how to read it again."""

    name: str
    listed: Listed
    crc: int
    read: Callable[[], Iterable[bytes]]


def make_bundle(source: Source, order: Order, key: SigningKey, *, out: BinaryIO) -> Manifest:
    """Write a bundle and return its manifest; `key` is the log's key that signed the checkpoint.

    Raises `BadLedger` when the ledger does not lead to the checkpoint, `ValueError` for a key that
    is not the current one.
    """
    note, checkpoint = _known_lines(order)
    if order.keys.ring.key_at(checkpoint.size) != key.verifying:
        raise ValueError("a bundle is signed by the key that signed its checkpoint")
    if not signed_by(note, key.verifying):
        raise BadLedger("the checkpoint is not signed by the key of its size")
    named = _Named(source, order)
    if order.site is None:
        files = list(_whole(source, checkpoint, named))
    else:
        files = list(_part(source, order, note, named))
    files += (_document(source, digest) for digest in sorted(named.documents))
    files += (
        _file(name, partial(_once, content))
        for name, content in {
            **travelling(),
            "checkpoint": print_note(note),
            "keys.json": print_keys(order.keys),
            "personal.json": canonical_bytes(named.values),
        }.items()
    )
    files.sort(key=lambda each: each.name)
    manifest = Manifest(
        made=order.made,
        mission=order.mission,
        origin=checkpoint.origin,
        site=order.site,
        size=checkpoint.size,
        files={each.name: each.listed for each in files},
        withheld=tuple(sorted(named.withheld)),
    )
    content = print_manifest(manifest)
    files.append(_file(MANIFEST, partial(_once, content)))
    files.append(
        _file(NOTE, partial(_once, print_note(sign_manifest(checkpoint.origin, content, key))))
    )
    _write(sorted(files, key=lambda each: each.name), out)
    return manifest


def _write(files: Iterable[_File], out: BinaryIO) -> None:
    writer = Writer(out)
    for each in files:
        writer.add(each.name, each.read(), size=each.listed.size, crc=each.crc)
    writer.finish()


def _once(content: bytes) -> Iterator[bytes]:
    yield content


def _file(name: str, read: Callable[[], Iterable[bytes]]) -> _File:
    """Return a file of which this is read."""
    size, crc, digest = 0, 0, sha256()
    for chunk in read():
        size, crc = size + len(chunk), zlib.crc32(chunk, crc)
        digest.update(chunk)
    return _File(name, Listed(digest.hexdigest(), size), crc, read)


def _document(source: Source, digest: str) -> _File:
    """Return a document; raise `BadLedger` when it is not the one of its name."""
    found = _file(f"evidence/{digest}", lambda: _chunks(source, digest))
    if found.listed.sha256 != digest:
        raise BadLedger(f"the document {digest} has other bytes than those of its name")
    return found


def _chunks(source: Source, digest: str) -> Iterator[bytes]:
    stream = source.document(digest)
    if stream is None:
        raise BadLedger(f"the document {digest} has gone while the bundle was made")
    with stream:
        while chunk := stream.read(CHUNK):
            yield chunk


def _known_lines(order: Order) -> tuple[Note, Checkpoint]:
    """Return the checkpoint with the lines of the log and of its witnesses alone."""
    checkpoint = narrow_checkpoint(order.checkpoint.text)
    key = order.keys.ring.key_at(checkpoint.size)
    keys = [key, *cosignatures(order.checkpoint, order.keys.ring.policy.witnesses).times]
    lines = dict.fromkeys(
        line for each in keys for line in order.checkpoint.signatures if line.by(each)
    )
    return Note(order.checkpoint.text, tuple(lines)), checkpoint


class _Named:
    """What the acts of a bundle name, gathered while they are checked."""

    def __init__(self, source: Source, order: Order) -> None:
        self._source = source
        self._findings = Findings()
        self._acts = Acts(order.mission, self._findings, held=_Anything(), site=order.site)
        self._seen: set[bytes] = set()
        self.documents: set[str] = set()
        self.withheld: set[str] = set()
        self.values: dict[str, dict[str, str]] = {}

    def see(self, index: int, entry: bytes) -> None:
        """Check an act and look up what it names; raise `BadLedger` for one that is none."""
        self._acts.see(index, entry)
        if found := self._findings.all():
            raise BadLedger("; ".join(map(str, found)))
        for digest in sorted(set(NAMED.findall(entry)) - self._seen):
            self._seen.add(digest)
            self._look_up(digest.decode())
        if b'"evidence":["' in entry:
            self.withheld |= set(json.loads(entry)["evidence"]) - self.documents

    def _look_up(self, digest: str) -> None:
        if (value := self._source.personal(digest)) is not None:
            self.values[digest] = {"salt": value.salt, "value": value.value}
        elif (stream := self._source.document(digest)) is not None:
            stream.close()
            self.documents.add(digest)


class _Anything:
    """Holds every document: which ones are there is found out here."""

    def __contains__(self, digest: object) -> bool:
        return True


def _whole(source: Source, checkpoint: Checkpoint, named: _Named) -> Iterator[_File]:
    """Yield entries and tiles; raise `BadLedger` when they do not lead to the checkpoint's root."""
    size = checkpoint.size
    levels: list[list[bytes]] = [[]]
    tail: list[bytes] = []
    tiles = list(tiles_of(size))
    for bundle, tile in zip(bundles_of(size), tiles, strict=False):
        entries = _entries(source, bundle)
        for index, entry in enumerate(entries, bundle.first):
            named.see(index, entry)
        yield _file(bundle.path, partial(_entry_bundle, source, bundle))
        yield _file(tile.path, partial(_lowest_tile, source, bundle))
        hashes = list(map(hash_leaf, entries))
        if bundle.width == WIDTH:
            levels[0].append(complete_root(hashes))
        else:
            tail = hashes
    above = Frontier().extended(levels[0])
    if fold((*above.hashes, *Frontier().extended(tail).hashes)) != checkpoint.root:
        raise BadLedger("the entries do not lead to the root of the checkpoint")
    for tile in tiles:
        if isinstance(tile.level, int) and tile.level > 0:
            if tile.level > len(levels):
                levels.append(_roots(levels[-1]))
            row = levels[tile.level - 1]
            content = b"".join(row[tile.first : tile.first + tile.width])
            yield _file(tile.path, partial(_once, content))


def _roots(hashes: list[bytes]) -> list[bytes]:
    """Return the roots of the full tiles that these hashes make."""
    starts = range(0, len(hashes) // WIDTH * WIDTH, WIDTH)
    return [complete_root(hashes[at : at + WIDTH]) for at in starts]


def _entries(source: Source, bundle: Tile) -> list[bytes]:
    entries = list(source.entries(bundle.first, bundle.first + bundle.width))
    if len(entries) != bundle.width:
        raise BadLedger(f"entries are missing from {bundle.first} on")
    return entries


def _entry_bundle(source: Source, bundle: Tile) -> Iterator[bytes]:
    yield print_entries(_entries(source, bundle))


def _lowest_tile(source: Source, bundle: Tile) -> Iterator[bytes]:
    yield b"".join(map(hash_leaf, _entries(source, bundle)))


def _part(source: Source, order: Order, note: Note, named: _Named) -> Iterator[_File]:
    """Yield the acts of a site's part with their proofs."""
    nodes = nodes_from_tiles(source.tile)
    checkpoint = narrow_checkpoint(note.text)
    size, root = checkpoint.size, checkpoint.root
    for index in source.part(order.site or ""):
        (entry,) = _entry(source, index)
        named.see(index, entry)
        path = inclusion_path(index, size, nodes)
        check_inclusion(hash_leaf(entry), index, size=size, path=path, root=root)
        proof = print_proof(Proof(index, path, note))
        yield _file(f"acts/{index}.json", partial(_entry, source, index))
        yield _file(f"acts/{index}.tlog-proof", partial(_once, proof))


def _entry(source: Source, index: int) -> Iterable[bytes]:
    return source.entries(index, index + 1)
