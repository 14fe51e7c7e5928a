"""`pymerkle`, written by others, finds the same roots and accepts the same proofs."""

from __future__ import annotations

import pytest
from pymerkle import InmemoryTree  # type: ignore[import-untyped]

from drawdown.ledger.merkle import hash_leaf, tree_root
from drawdown.ledger.paths import (
    check_consistency,
    consistency_path,
    inclusion_path,
    root_of_inclusion,
)
from tests.ledger import naive

SIZES = [1, 2, 3, 4, 5, 7, 8, 9, 31, 32, 33, 100, 127, 128, 129, 255, 256]


def nodes(level: int, index: int) -> bytes:
    return naive.tree_hash(index << level, (index + 1) << level)


@pytest.mark.parametrize("size", SIZES)
def test_it_finds_the_same_root_and_path(size: int) -> None:
    tree = InmemoryTree(algorithm="sha256")
    for entry in naive.ENTRIES[:size]:
        tree.append_entry(entry)
    root = tree_root(map(hash_leaf, naive.ENTRIES[:size]))
    assert tree.get_root() == root
    for index in range(size):
        # pymerkle counts entries from 1 and begins the path with the leaf.
        leaf, *theirs = tree.prove_inclusion(index + 1).path
        ours = inclusion_path(index, size, nodes)
        assert root_of_inclusion(leaf, index, size=size, path=ours) == root
        assert set(theirs) == set(ours)


@pytest.mark.parametrize("new", SIZES)
def test_our_paths_lead_from_its_root_of_an_older_size_to_its_root_of_a_newer(new: int) -> None:
    tree = InmemoryTree(algorithm="sha256")
    for entry in naive.ENTRIES[:new]:
        tree.append_entry(entry)
    for old in range(1, new + 1):
        path = consistency_path(old, new, nodes)
        old_root, new_root = tree.get_root(old), tree.get_root(new)
        check_consistency(old, old_root, new=new, new_root=new_root, path=path)
