"""The tree of a whole ledger in a bundle, computed again from its entries and compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from drawdown.ledger.bundle.acts import Acts
from drawdown.ledger.bundle.container import MAX_FILES, Container
from drawdown.ledger.bundle.verdict import Findings
from drawdown.ledger.checkpoint import Checkpoint
from drawdown.ledger.merkle import Frontier, complete_root, fold, hash_leaf
from drawdown.ledger.tiles import (
    MAX_ENTRY,
    WIDTH,
    BadTile,
    Tile,
    bundles_of,
    parse_entries,
    tiles_of,
)

MAX_BUNDLE = WIDTH * (2 + MAX_ENTRY)


class Tree:
    """The entries and tiles of a bundle, and what they lead to."""

    def __init__(
        self,
        container: Container,
        checkpoint: Checkpoint,
        findings: Findings,
        earlier: int | None = None,
    ) -> None:
        self.container, self.checkpoint, self.findings = container, checkpoint, findings
        self.earlier = earlier
        self.root_then: bytes | None = None
        """The root that the tree had at the earlier size, once all entries are read."""
        self.readable = checkpoint.size <= WIDTH * MAX_FILES
        size = checkpoint.size if self.readable else 0
        self.bundles, self.tiles = list(bundles_of(size)), list(tiles_of(size))
        self.whole = False
        """Whether all entries were readable."""
        self._frontier = Frontier()

    @property
    def expected(self) -> Iterator[str]:
        """The files that a whole ledger of this size has."""
        return (tile.path for tile in (*self.bundles, *self.tiles))

    def read(self, acts: Acts) -> None:
        """Check every entry, every tile and the root."""
        if not self.readable:
            self.findings.add("entries-missing", "tile/entries")
            return
        chunks: list[bytes] = []
        tail: Sequence[bytes] = ()
        whole = True
        for bundle, tile in zip(self.bundles, self.tiles, strict=False):
            hashes = self._hashes_of(bundle, acts)
            if hashes is None:
                whole = False
                continue
            self._compare(tile, hashes)
            self._remember(bundle, hashes, whole=whole)
            if len(hashes) < WIDTH:
                tail = hashes
            else:
                chunks.append(complete_root(hashes))
                self._frontier = self._frontier.extended(chunks[-1:])
        if not whole:
            self.root_then = None
            self.findings.add("root-not-reached")
            return
        self.whole = True
        self._compare_above(chunks)
        root = fold((*self._frontier.hashes, *Frontier().extended(tail).hashes))
        if root != self.checkpoint.root:
            self.findings.add("root-differs", "checkpoint")

    def _hashes_of(self, bundle: Tile, acts: Acts) -> list[bytes] | None:
        """Check the entries of one bundle and return their hashes."""
        member = self.container.members.get(bundle.path)
        if member is None:
            self.findings.add("entries-missing", bundle.path)
            return None
        entries: list[bytes] = []
        with suppress(BadTile):
            if member.size <= MAX_BUNDLE:
                entries = parse_entries(self.container.read(bundle.path))
        if len(entries) != bundle.width:
            self.findings.add("entries-malformed", bundle.path)
            return None
        for index, entry in enumerate(entries, bundle.first):
            acts.see(index, entry)
        return [hash_leaf(entry) for entry in entries]

    def _compare(self, tile: Tile, hashes: Sequence[bytes]) -> None:
        member = self.container.members.get(tile.path)
        if member is None:
            self.findings.add("tile-missing", tile.path)
            return
        content = b"".join(hashes)
        if member.size != len(content) or self.container.read(tile.path) != content:
            self.findings.add("tile-differs", tile.path)

    def _compare_above(self, chunks: list[bytes]) -> None:
        """Compare the tiles above the lowest, each hash of which stands for a full tile below."""
        hashes, level = chunks, 1
        for tile in self.tiles[len(self.bundles) :]:
            if tile.level != level:
                starts = range(0, len(hashes) // WIDTH * WIDTH, WIDTH)
                hashes = [complete_root(hashes[at : at + WIDTH]) for at in starts]
                level += 1
            self._compare(tile, hashes[tile.first : tile.first + tile.width])

    def _remember(self, bundle: Tile, hashes: Sequence[bytes], *, whole: bool) -> None:
        """Keep the root that the tree had at the size of the earlier checkpoint."""
        inside = -1 if self.earlier is None else self.earlier - bundle.first
        if whole and 0 < inside <= len(hashes):
            then = Frontier().extended(hashes[:inside])
            self.root_then = fold((*self._frontier.hashes, *then.hashes))
