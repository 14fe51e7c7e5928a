"""The tree agrees with the words of RFC 6962 for every size up to 256."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.ledger.merkle import (
    EMPTY_ROOT,
    Frontier,
    complete_root,
    hash_leaf,
    tree_root,
)
from drawdown.ledger.paths import (
    BadProof,
    check_consistency,
    check_inclusion,
    consistency_path,
    inclusion_path,
    root_of_inclusion,
)
from tests.ledger import naive

SIZES = range(257)
LEAVES = tuple(map(hash_leaf, naive.ENTRIES))
ROOTS = tuple(naive.tree_hash(0, size) for size in SIZES)


def nodes(level: int, index: int) -> bytes:
    return naive.tree_hash(index << level, (index + 1) << level)


def test_every_root_up_to_256_is_that_of_the_rfc() -> None:
    assert tree_root([]) == EMPTY_ROOT == ROOTS[0]
    frontier = Frontier()
    for leaf, root in zip(LEAVES, ROOTS[1:], strict=True):
        frontier = frontier.extended([leaf])
        assert frontier.root == root


def test_many_leaves_at_once_lead_to_the_same_frontier() -> None:
    one_by_one = Frontier()
    for size in SIZES[1:]:
        one_by_one = one_by_one.extended([LEAVES[size - 1]])
        assert Frontier().extended(LEAVES[:size]) == one_by_one


def test_the_frontier_above_a_level_is_that_of_the_tree_of_its_nodes() -> None:
    above = Frontier()
    for index in range(256 >> 3):
        above = above.extended([nodes(3, index)])
        for size in range((index + 1) << 3, min(257, (index + 2) << 3)):
            assert Frontier().extended(LEAVES[:size]).above(3) == above


def test_every_inclusion_path_up_to_256_is_that_of_the_rfc_and_proves() -> None:
    for size in SIZES:
        for index in range(size):
            path = inclusion_path(index, size, nodes)
            assert path == naive.path(index, 0, size)
            check_inclusion(LEAVES[index], index, size=size, path=path, root=ROOTS[size])


def test_every_consistency_path_up_to_256_is_that_of_the_rfc_and_proves() -> None:
    for new in SIZES:
        for old in range(new + 1):
            path = consistency_path(old, new, nodes)
            if 0 < old < new:
                assert path == naive.subproof(old, 0, new, known=True)
            check_consistency(old, ROOTS[old], new=new, new_root=ROOTS[new], path=path)


def test_no_inclusion_path_proves_another_leaf_place_or_size() -> None:
    for size in range(1, 34):
        for index in range(size):
            path = inclusion_path(index, size, nodes)
            for other in range(35):
                for place in {index, other}:
                    try:
                        root = root_of_inclusion(LEAVES[index], place, size=other, path=path)
                    except BadProof:
                        continue
                    assert (root == ROOTS[other]) == (place == index and other == size)


@given(size=st.integers(2, 256), data=st.data())
def test_no_inclusion_path_proves_with_one_bit_changed(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    path = list(inclusion_path(index, size, nodes))
    at, bit = data.draw(st.integers(0, len(path) - 1)), data.draw(st.integers(0, 255))
    path[at] = (int.from_bytes(path[at]) ^ (1 << bit)).to_bytes(32)
    with pytest.raises(BadProof, match="another root"):
        check_inclusion(LEAVES[index], index, size=size, path=path, root=ROOTS[size])


@given(new=st.integers(2, 256), data=st.data())
def test_no_consistency_path_proves_when_it_is_changed(new: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(1, new - 1))
    path = list(consistency_path(old, new, nodes))
    at = data.draw(st.integers(0, len(path) - 1))
    match data.draw(st.sampled_from(["flip", "drop", "double", "cut"])):
        case "flip":
            flipped = int.from_bytes(path[at]) ^ (1 << data.draw(st.integers(0, 255)))
            path[at] = flipped.to_bytes(32)
        case "drop":
            del path[at]
        case "double":
            path.insert(at, path[at])
        case "cut":
            path[at] = path[at][:31]
    with pytest.raises(BadProof):
        check_consistency(old, ROOTS[old], new=new, new_root=ROOTS[new], path=path)


def test_a_fork_is_not_consistent() -> None:
    other = tree_root([*LEAVES[:99], hash_leaf(b"rewritten")])
    for new in (100, 101, 256):
        path = consistency_path(100, new, nodes)
        with pytest.raises(BadProof, match=r"different roots|another root"):
            check_consistency(100, other, new=new, new_root=ROOTS[new], path=path)


def test_it_refuses_what_is_not_a_tree() -> None:
    with pytest.raises(ValueError, match="2 hashes cannot be a tree of 4"):
        Frontier(4, (LEAVES[0], LEAVES[1]))
    with pytest.raises(ValueError, match="32 bytes"):
        Frontier(1, (b"short",))
    with pytest.raises(ValueError, match="3 nodes"):
        complete_root(LEAVES[:3])
    with pytest.raises(BadProof, match="no leaf 3 in a tree of 3"):
        inclusion_path(3, 3, nodes)
    with pytest.raises(BadProof, match="a tree of 4 is no beginning"):
        consistency_path(4, 3, nodes)
    with pytest.raises(BadProof, match="the empty tree has another root"):
        check_consistency(0, ROOTS[1], new=1, new_root=ROOTS[1], path=())


def test_all_roots_differ() -> None:
    assert all(left != right for left, right in pairwise(ROOTS))
    assert len(set(ROOTS)) == len(ROOTS)


@pytest.mark.parametrize("count", [1, 2, 4, 8])
def test_a_power_of_two_of_nodes_is_a_complete_subtree(count: int) -> None:
    nodes = [naive.tree_hash(each, each + 1) for each in range(count)]
    assert complete_root(nodes) == naive.tree_hash(0, count)


@pytest.mark.parametrize("count", [0, 3, 5, 6, 7])
def test_no_other_number_of_nodes_is_one(count: int) -> None:
    with pytest.raises(ValueError, match=f"{count} nodes do not make a complete subtree"):
        complete_root([bytes(32)] * count)
