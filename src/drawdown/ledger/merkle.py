"""The Merkle tree of RFC 6962: its hashes, and the frontier that a tree grows by.

A *node* is a complete subtree, named by its level (0 for a leaf) and its index in that level: node
(3, 5) covers the leaves 40 to 47. The *frontier* of a tree is the hashes of the complete subtrees
that it consists of, the largest first: one for each bit of its size.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

HASH_BYTES = 32
EMPTY_ROOT = sha256(b"").digest()


def hash_leaf(entry: bytes) -> bytes:
    """Return the hash of a leaf (RFC 6962, section 2.1)."""
    return sha256(b"\x00" + entry).digest()


def hash_node(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node (RFC 6962, section 2.1)."""
    return sha256(b"\x01" + left + right).digest()


def fold(hashes: Sequence[bytes]) -> bytes:
    """Return the root over the complete subtrees of a tree, the largest first."""
    if not hashes:
        return EMPTY_ROOT
    root = hashes[-1]
    for left in reversed(hashes[:-1]):
        root = hash_node(left, root)
    return root


def complete_root(hashes: Sequence[bytes]) -> bytes:
    """Return the root over a power of two of neighbouring nodes of one level."""
    if not hashes or len(hashes) & (len(hashes) - 1):
        raise ValueError(f"{len(hashes)} nodes do not make a complete subtree")
    while len(hashes) > 1:
        pairs = iter(hashes)
        hashes = [sha256(b"\x01" + left + next(pairs)).digest() for left in pairs]
    return hashes[0]


@dataclass(frozen=True, slots=True)
class Frontier:
    """A tree without its leaves: all that is needed to name its root and to append to it."""

    size: int = 0
    hashes: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        if self.size < 0 or len(self.hashes) != self.size.bit_count():
            raise ValueError(f"{len(self.hashes)} hashes cannot be a tree of {self.size}")
        if any(len(each) != HASH_BYTES for each in self.hashes):
            raise ValueError("a hash of a frontier has 32 bytes")

    @property
    def root(self) -> bytes:
        """The root hash."""
        return fold(self.hashes)

    def extended(self, leaf_hashes: Iterable[bytes]) -> Frontier:
        """Return the frontier after these leaves; each costs two hashes on average."""
        size, hashes = self.size, list(self.hashes)
        for leaf in leaf_hashes:
            node, beyond = leaf, size
            while beyond & 1:
                node = sha256(b"\x01" + hashes.pop() + node).digest()
                beyond >>= 1
            hashes.append(node)
            size += 1
        return Frontier(size, tuple(hashes))

    def above(self, level: int) -> Frontier:
        """Return the frontier of the tree whose leaves are the complete nodes of a level."""
        size = self.size >> level
        return Frontier(size, self.hashes[: size.bit_count()])


NOTHING = Frontier()
"""The frontier of the empty tree."""


def tree_root(leaf_hashes: Iterable[bytes]) -> bytes:
    """Return the root of the tree with these leaves."""
    return NOTHING.extended(leaf_hashes).root
