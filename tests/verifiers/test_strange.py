"""What no maker writes, sealed with the log's key: the three verifiers say the same of it."""

from __future__ import annotations

import pytest

from benchmarks.three_verifiers import (
    NOTHING,
    ThreeVerifiers,
    in_product,
    on_the_standard_library,
)
from tests.verifiers import worlds
from tests.verifiers.strange import strange

FEW, MORE = range(300), range(300, 900)


@pytest.mark.slow
def test_the_three_say_the_same_of_strange_bundles(three: ThreeVerifiers) -> None:
    for known in (NOTHING, worlds.told()):
        found = three.verdicts([strange(seed) for seed in FEW], known)
        for seed, (ours, library, browser) in zip(FEW, found, strict=True):
            assert ours == library == browser, seed


def test_the_two_say_the_same_of_more_strange_bundles() -> None:
    for seed in MORE:
        bundle = strange(seed)
        assert in_product(bundle, NOTHING) == on_the_standard_library(bundle, NOTHING), seed
