"""A ledger of more entries than one tile of tiles holds: its tree is read to the top."""

from __future__ import annotations

from functools import cache

from benchmarks.three_verifiers import NOTHING, in_product, on_the_standard_library
from drawdown.demo.forged_bundles import Files, sealed
from drawdown.demo.small_ledger import ORIGIN
from drawdown.ledger.checkpoint import Checkpoint, sign_checkpoint
from drawdown.ledger.keyring import KeyRing
from drawdown.ledger.log import Log
from drawdown.ledger.note import print_note
from drawdown.ledger.store import MemoryStore
from drawdown.ledger.tiles import bundles_of, print_entries, tiles_of
from drawdown.verifiers import verify
from tests.verifiers import worlds as w

SIZE = 256 * 257 + 1


@cache
def files() -> Files:
    """Return the files of a bundle whose entries are no acts, but lead to its root."""
    store = MemoryStore()
    ring: KeyRing = w.ledger().keys.ring
    Log(ORIGIN, store, ring).append([b"%d" % number for number in range(SIZE)])
    checkpoint = Checkpoint(ORIGIN, SIZE, store.head().grown.root)
    kept = {name: w.whole()[name] for name in ("keys.json", "manifest.json", "manifest.note")}
    for tile in tiles_of(SIZE):
        assert isinstance(tile.level, int)
        kept[tile.path] = store.tile(tile.level, tile.index)
    for bundle in bundles_of(SIZE):
        end = bundle.first + bundle.width
        kept[bundle.path] = print_entries(store.entries(bundle.first, end))
    signed = sign_checkpoint(checkpoint, w.ledger().current)
    return {**kept, "checkpoint": print_note(signed)}


def codes(**changed: bytes | None) -> dict[str, tuple[str, int]]:
    """Return what both verifiers say of it, with one file changed or gone."""
    held = {name: value for name, value in (files() | changed).items() if value is not None}
    bundle = sealed(held, w.ledger().current, size=SIZE, withheld=())
    found = in_product(bundle, NOTHING)
    assert on_the_standard_library(bundle, NOTHING) == found
    return {
        each["code"]: (each["where"], each["count"])
        for field in verify.FIELDS
        for each in found[field]["reasons"]
    }


def test_it_leads_to_its_root_by_every_tile() -> None:
    found = codes()
    assert found["act-malformed"] == ("0", SIZE)
    assert found["all-entries"] == ("", SIZE)
    assert not found.keys() & {"tile-differs", "tile-missing", "root-differs", "file-unexpected"}


def test_tiles_above_that_are_others_or_gone_are_named() -> None:
    other = {name: files()[name][:-1] + b"!" for name in ("tile/1/000", "tile/1/001.p/1")}
    found = codes(**other, **{"tile/2/000.p/1": None})
    assert found["tile-differs"] == ("tile/1/000", 2)
    assert found["tile-missing"] == ("tile/2/000.p/1", 1)
    assert "root-differs" not in found
