"""Tiles have the paths, the widths and the content that C2SP tlog-tiles names."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.ledger.merkle import hash_leaf
from drawdown.ledger.paths import BadProof
from drawdown.ledger.tiles import (
    ENTRIES,
    BadTile,
    Tile,
    bundles_of,
    nodes_from_tiles,
    parse_entries,
    parse_path,
    print_entries,
    split_hashes,
    tiles_of,
)
from tests.ledger import naive

TILES = st.builds(
    Tile,
    st.integers(0, 63) | st.just(ENTRIES),
    st.integers(0, 10**12),
    st.integers(1, 256),
)


def test_the_path_is_that_of_the_specification() -> None:
    assert Tile(0, 1234067).path == "tile/0/x001/x234/067"
    assert Tile(ENTRIES, 0, 12).path == "tile/entries/000.p/12"
    assert Tile(63, 1000, 255).path == "tile/63/x001/000.p/255"


def test_a_log_of_70000_has_the_tiles_of_the_specification() -> None:
    tiles = list(tiles_of(70_000))
    assert Counter(tile.level for tile in tiles if tile.width == 256) == {0: 273, 1: 1}
    assert [tile for tile in tiles if tile.width < 256] == [
        Tile(0, 273, 112),
        Tile(1, 1, 17),
        Tile(2, 0, 1),
    ]
    assert [(tile.level, tile.width) for tile in tiles_of(256)] == [(0, 256), (1, 1)]
    assert not list(tiles_of(0))
    assert sum(tile.width for tile in bundles_of(70_000)) == 70_000


@given(tile=TILES)
def test_it_reads_the_path_it_prints(tile: Tile) -> None:
    assert parse_path(tile.path) == tile


@given(path=st.from_regex(r"tile/(entries|\d{1,2})/(x?\d{2,3}/?){1,3}(\.p/\d{1,3})?"))
def test_it_prints_the_path_it_read(path: str) -> None:
    with suppress(BadTile):
        assert parse_path(path).path == path


@pytest.mark.parametrize(
    "path",
    [
        "tile/0/1",
        "tile/00/001",
        "tile/64/001",
        "tile/0/000/001",
        "tile/0/x000/001",
        "tile/0/x001/x234",
        "tile/0/001.p/0",
        "tile/0/001.p/256",
        "tile/0/001.p/01",
        "tile/0/001/",
        "tile/0/../001",
        "tile/0/٠٠١",
    ],
)
def test_it_refuses_a_second_spelling(path: str) -> None:
    with pytest.raises(BadTile):
        parse_path(path)


@given(entries=st.lists(st.binary(max_size=300), min_size=1, max_size=256))
def test_it_reads_the_bundle_it_prints(entries: list[bytes]) -> None:
    assert parse_entries(print_entries(entries)) == entries


@given(content=st.binary(max_size=40))
def test_it_prints_the_bundle_it_read(content: bytes) -> None:
    with suppress(BadTile):
        assert print_entries(parse_entries(content)) == content


def test_it_names_what_is_no_bundle() -> None:
    for content, message in {
        b"": "0 entries",
        b"\x00": "entry 0 of the bundle is cut short",
        b"\x00\x01a\x00\x02b": "entry 1 of the bundle is cut short",
        b"\x00\x00" * 257: "257 entries",
    }.items():
        with pytest.raises(BadTile, match=message):
            parse_entries(content)
    with pytest.raises(BadTile, match="at most 65535 bytes"):
        print_entries([bytes(65_536)])
    assert parse_entries(print_entries([b"a"] * 256)) == [b"a"] * 256
    for number in (0, 257):
        with pytest.raises(BadTile, match=f"a bundle of {number} entries"):
            print_entries([b"a"] * number)
    assert parse_entries(print_entries([bytes(65_535)])) == [bytes(65_535)]


def test_nodes_come_out_of_tiles_and_no_further_than_they_reach() -> None:
    leaves = [hash_leaf(entry) for entry in naive.ENTRIES]
    node = nodes_from_tiles(lambda *_: b"".join(leaves[:100]))
    for level in range(6):
        for index in range(100 >> level):
            assert node(level, index) == naive.tree_hash(index << level, (index + 1) << level)
    with pytest.raises(BadProof, match="tile 0 of level 0 ends before hash 128"):
        node(7, 0)


def test_a_tile_begins_where_those_before_it_end() -> None:
    assert [Tile(0, index, 1).first for index in (0, 1, 3)] == [0, 256, 768]


def test_a_tile_of_hashes_holds_from_1_to_256_of_them() -> None:
    assert split_hashes(bytes(32)) == [bytes(32)]
    assert split_hashes(b"a" * 32 + b"b" * 32) == [b"a" * 32, b"b" * 32]
    assert len(split_hashes(bytes(256 * 32))) == 256
    for content in (b"", bytes(31), bytes(33), bytes(257 * 32)):
        with pytest.raises(BadTile, match="from 1 to 256 hashes"):
            split_hashes(content)
