"""A log grows, signs only what it has read back, and proves each of its entries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.ledger.checkpoint import open_checkpoint
from drawdown.ledger.growth import BadEntry
from drawdown.ledger.key import Algorithm, BadKey
from drawdown.ledger.keyring import KeyRing, LogKey
from drawdown.ledger.log import Log, NothingSigned
from drawdown.ledger.merkle import hash_leaf, tree_root
from drawdown.ledger.note import BadSignature, cosign, make_key
from drawdown.ledger.paths import check_consistency
from drawdown.ledger.proof import check_proof
from drawdown.ledger.store import DamagedLog, Head, MemoryStore, parse_head, print_head
from drawdown.ledger.tiles import tiles_of
from drawdown.ledger.witnesses.policy import Policy

ORIGIN = "log.example/mission"
KEY = make_key(ORIGIN, Algorithm.ED25519)
NEXT = make_key(ORIGIN, Algorithm.ED25519)
HOST = make_key("witness.example/host", Algorithm.COSIGNATURE)
CAMP = make_key("witness.example/camp", Algorithm.COSIGNATURE)
RING = KeyRing((LogKey(0, KEY.verifying),), Policy(1, (HOST.verifying, CAMP.verifying)))
NOON = datetime(2023, 7, 1, 12, tzinfo=UTC)


def entries(start: int, stop: int) -> list[bytes]:
    return [f"entry {number}".encode() for number in range(start, stop)]


def log_of(size: int, *, signed: int | None = None) -> Log:
    """Return a log of a size, its last checkpoint at that size or at the one given."""
    log = Log(ORIGIN, MemoryStore(), RING)
    log.append(entries(0, size if signed is None else signed))
    log.sign(KEY)
    if signed is not None:
        log.append(entries(signed, size))
    return log


def store_of(log: Log) -> MemoryStore:
    assert isinstance(log.store, MemoryStore)
    return log.store


@given(steps=st.lists(st.integers(0, 700), max_size=6))
def test_however_it_grows_it_is_the_same_log(steps: list[int]) -> None:
    log = Log(ORIGIN, MemoryStore(), RING)
    size = 0
    for step in steps:
        assert log.append(entries(size, size + step)) == size
        size += step
        log.sign(KEY)
    at_once = Log(ORIGIN, MemoryStore(), RING)
    at_once.append(entries(0, size))
    assert store_of(log).tiles == store_of(at_once).tiles
    assert store_of(log).kept == store_of(at_once).kept
    assert log.store.head().grown == at_once.store.head().grown
    assert log.store.head().grown.root == tree_root(map(hash_leaf, entries(0, size)))


def test_its_tiles_are_those_of_the_specification() -> None:
    log = Log(ORIGIN, MemoryStore(), RING)
    log.append(entries(0, 70_000))
    widths = {place: len(hashes) // 32 for place, hashes in store_of(log).tiles.items()}
    assert widths == {(tile.level, tile.index): tile.width for tile in tiles_of(70_000)}


def test_it_proves_every_entry_and_its_growth_from_every_size() -> None:
    log = log_of(600)
    root = log.store.head().signed.root
    for index, entry in enumerate(entries(0, 600)):
        proof = log.prove(index)
        check_proof(proof, entry, origin=ORIGIN, keys=[KEY.verifying], policy=Policy())
    for old in range(601):
        old_root = tree_root(map(hash_leaf, entries(0, old)))
        check_consistency(old, old_root, new=600, new_root=root, path=log.prove_growth(old))


def test_it_proves_what_it_has_signed_and_no_more() -> None:
    with pytest.raises(NothingSigned):
        Log(ORIGIN, MemoryStore(), RING).prove(0)
    log = log_of(20, signed=10)
    log.prove(9)
    with pytest.raises(ValueError, match="no leaf 10 in a tree of 10"):
        log.prove(10)
    assert log.audit().size == 10
    log.sign(KEY)
    assert log.audit().size == 20


def test_it_refuses_what_no_bundle_holds_and_then_stores_nothing() -> None:
    log = log_of(3)
    for bad in (b"", bytes(65_536)):
        with pytest.raises(BadEntry):
            log.append([b"good", bad])
    assert log.size == 3


def test_it_takes_entries_from_one_byte_to_the_most_that_a_bundle_counts() -> None:
    log = log_of(3)
    assert log.append([b"a", bytes(65_535)]) == 3
    assert store_of(log).kept[3:] == [b"a", bytes(65_535)]
    log.sign(KEY)
    assert log.audit().size == 5


def test_it_does_not_grow_on_a_tile_that_was_cut_short() -> None:
    log = log_of(300)
    store_of(log).tiles[0, 1] = store_of(log).tiles[0, 1][:-32]
    with pytest.raises(DamagedLog, match="tile 1 of level 0 has 1376 bytes, not 1408"):
        log.append([b"more"])


def test_a_store_in_memory_takes_the_next_entry_alone() -> None:
    store = store_of(log_of(3))
    for start in (2, 4):
        with pytest.raises(ValueError, match=f"entry {start} is not the next one, 3 is"):
            store.put_entries(start, [b"a"])
    assert (store.tile(0, 9), [*store.entries(2, 9)]) == (b"", entries(2, 3))
    assert (Head().turn, Head().size) == (0, 0)


def change_entry(store: MemoryStore, index: int) -> None:
    store.kept[index] += b"!"


def change_entry_and_leaf(store: MemoryStore, index: int) -> None:
    change_entry(store, index)
    tile, at = divmod(index, 256)
    leaf = hash_leaf(store.kept[index])
    hashes = store.tiles[0, tile]
    store.tiles[0, tile] = hashes[: at * 32] + leaf + hashes[at * 32 + 32 :]


def change_leaf(store: MemoryStore, index: int) -> None:
    tile, at = divmod(index, 256)
    hashes = bytearray(store.tiles[0, tile])
    hashes[at * 32] ^= 1
    store.tiles[0, tile] = bytes(hashes)


def lose_the_end(store: MemoryStore, index: int) -> None:
    del store.kept[index:]


def rewrite(store: MemoryStore, index: int) -> None:
    """Rewrite history as an administrator would: entry, tiles and frontiers, all in step."""
    changed = list(store.kept)
    changed[index] += b"!"
    other = Log(ORIGIN, MemoryStore(), RING)
    other.append(changed)
    rewritten = store_of(other)
    head = replace(store.held, grown=rewritten.held.grown, signed=rewritten.held.grown)
    store.kept, store.tiles, store.held = rewritten.kept, rewritten.tiles, head


DAMAGE = [change_entry, change_entry_and_leaf, change_leaf, lose_the_end, rewrite]


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("index", [300, 512, 599])
def test_it_does_not_sign_what_is_new_and_damaged(
    damage: Callable[[MemoryStore, int], None], index: int
) -> None:
    log = log_of(600, signed=300)
    damage(store_of(log), index)
    before = log.store.head().checkpoint
    with pytest.raises(DamagedLog):
        log.sign(KEY)
    assert log.store.head().checkpoint == before
    with pytest.raises(DamagedLog):
        log.audit()


def sign_a_turn(log: Log) -> None:
    for _ in range(-(-log.size // 256)):
        log.sign(KEY)


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("index", [0, 255, 256, 599])
def test_it_finds_older_damage_within_one_turn_of_the_bundles(
    damage: Callable[[MemoryStore, int], None], index: int
) -> None:
    log = log_of(600)
    damage(store_of(log), index)
    with pytest.raises(DamagedLog):
        log.audit()
    with pytest.raises(DamagedLog):
        sign_a_turn(log)


def test_it_names_the_entry_that_was_changed() -> None:
    log = log_of(600, signed=300)
    change_entry(store_of(log), 456)
    with pytest.raises(DamagedLog, match="entry 456 is not what was recorded") as damaged:
        log.sign(KEY)
    assert damaged.value.entry == 456


def test_it_reads_every_bundle_again_in_turn() -> None:
    log = log_of(1100)
    change_entry(store_of(log), 1050)
    for _ in range(3):
        log.sign(KEY)
    with pytest.raises(DamagedLog, match="entry 1050"):
        log.sign(KEY)


def test_a_tile_above_that_was_changed_is_found_by_the_audit() -> None:
    log = log_of(70_000)
    store = store_of(log)
    for place in [(1, 0), (1, 1), (2, 0)]:
        good = store.tiles[place]
        store.tiles[place] = bytes([good[0] ^ 1]) + good[1:]
        with pytest.raises(DamagedLog, match=f"tile {place[1]} of level {place[0]}"):
            log.audit()
        store.tiles[place] = good
    log.audit()


def test_the_audit_finds_a_log_that_grew_from_another_than_was_signed() -> None:
    log, other = log_of(600, signed=300), Log(ORIGIN, MemoryStore(), RING)
    other.append([b"rewritten", *entries(1, 600)])
    store, rewritten = store_of(log), store_of(other)
    store.kept, store.tiles = rewritten.kept, rewritten.tiles
    store.held = replace(store.held, grown=rewritten.held.grown)
    with pytest.raises(DamagedLog, match="entries 300 to 599 no longer lead to the root"):
        log.audit()


def test_a_checkpoint_of_somebody_else_is_not_built_on() -> None:
    log, other = log_of(10), Log(ORIGIN, MemoryStore(), KeyRing((LogKey(0, NEXT.verifying),)))
    other.append(entries(0, 10))
    other.sign(NEXT)
    head = log.store.head()
    log.store.put_head(replace(head, checkpoint=other.store.head().checkpoint))
    with pytest.raises(DamagedLog, match="the last checkpoint is not ours"):
        log.sign(KEY)
    log.store.put_head(replace(head, checkpoint=b""))
    with pytest.raises(DamagedLog, match="the last checkpoint is missing"):
        log.sign(KEY)
    log.store.put_head(replace(head, signed=head.signed.above(1)))
    with pytest.raises(DamagedLog, match="not the one it names"):
        log.sign(KEY)


def test_a_new_key_signs_from_the_size_after_the_act_that_names_it() -> None:
    log = log_of(10)
    log.append([b"the act that names the next key"])
    rotated = replace(log, ring=RING.rotated(by=10, key=NEXT.verifying))
    with pytest.raises(BadKey, match="does not sign the checkpoint of size 11"):
        rotated.sign(NEXT)
    rotated.sign(KEY)
    rotated.append([b"the first under the new key"])
    with pytest.raises(BadKey, match="does not sign the checkpoint of size 12"):
        rotated.sign(KEY)
    note = rotated.sign(NEXT)
    assert open_checkpoint(note, origin=ORIGIN, keys=[NEXT.verifying]).size == 12
    assert rotated.audit().size == 12


def test_cosignatures_of_known_witnesses_stay_with_the_checkpoint() -> None:
    log = log_of(10)
    text = log.checkpoint().text
    stranger = make_key("witness.example/stranger", Algorithm.COSIGNATURE)
    log.cosigned(text, [cosign(text, key, at=NOON) for key in (HOST, stranger)])
    later = cosign(text, HOST, at=NOON.replace(hour=13))
    note = log.cosigned(text, [later, cosign(text, CAMP, at=NOON)])
    assert len(note.signatures) == 3
    assert later in note.signatures
    assert log.sign(KEY) == note == log.checkpoint()
    assert set(RING.policy.check(log.prove(0).checkpoint).times) == set(RING.policy.witnesses)


def test_a_false_or_late_cosignature_is_refused() -> None:
    log = log_of(10)
    text = log.checkpoint().text
    good = cosign(text, HOST, at=NOON)
    with pytest.raises(BadSignature, match="does not verify"):
        log.cosigned(text, [replace(good, value=good.value[:-1] + b"!")])
    log.append([b"more"])
    log.sign(KEY)
    with pytest.raises(BadSignature, match="another checkpoint has been signed"):
        log.cosigned(text, [good])


def test_a_head_is_read_as_it_was_printed_and_not_when_it_was_changed() -> None:
    for log in (log_of(1100), log_of(300, signed=17)):
        head = log.store.head()
        assert parse_head(print_head(head)) == head
    assert parse_head(print_head(Head())) == Head()
    content = print_head(log_of(3).store.head())
    for changed in (b"", b"{}", content + b" ", content.replace(b'"turn":1', b'"turn":"1"')):
        with pytest.raises(DamagedLog):
            parse_head(changed)
