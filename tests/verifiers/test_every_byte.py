"""Every byte of a tiny bundle, changed one at a time, is noticed by both Python verifiers."""

from __future__ import annotations

from random import Random

import pytest

from benchmarks.three_verifiers import NOTHING, accepted, in_product, on_the_standard_library
from drawdown.demo.forged_bundles import files_of, packed, sealed
from drawdown.demo.small_ledger import small_ledger
from tests.verifiers.worlds import GUIDES, without


def tiny(site: str | None) -> bytes:
    """Return a bundle of three acts and few documents, without the guides."""
    ledger = small_ledger(9, size=3)
    return sealed(without(files_of(ledger.bundle(site=site)), *GUIDES), ledger.current)


@pytest.mark.slow
@pytest.mark.parametrize("site", [None, "menaka"])
def test_no_byte_of_the_container_can_be_another(site: str | None) -> None:
    content = tiny(site)
    assert accepted(in_product(content, NOTHING))
    chance = Random(1)  # noqa: S311 - a sample
    for at in range(len(content)):
        other = content[at] ^ chance.randrange(1, 256)
        changed = content[:at] + bytes([other]) + content[at + 1 :]
        found = in_product(changed, NOTHING)
        assert not accepted(found), at
        assert on_the_standard_library(changed, NOTHING) == found, at


@pytest.mark.slow
@pytest.mark.parametrize("site", [None, "menaka"])
def test_no_byte_of_a_file_can_be_another(site: str | None) -> None:
    files = files_of(tiny(site))
    chance = Random(2)  # noqa: S311 - a sample
    for name, content in files.items():
        for at in range(len(content)):
            other = content[at] ^ chance.randrange(1, 256)
            forged = {**files, name: content[:at] + bytes([other]) + content[at + 1 :]}
            changed = packed(forged)
            found = in_product(changed, NOTHING)
            assert not accepted(found), (name, at)
            assert on_the_standard_library(changed, NOTHING) == found, (name, at)


@pytest.mark.parametrize("site", [None, "menaka"])
def test_no_part_of_a_file_is_enough(site: str | None) -> None:
    content = tiny(site)
    for length in range(0, len(content), 37):
        found = in_product(content[:length], NOTHING)
        assert not accepted(found), length
        assert on_the_standard_library(content[:length], NOTHING) == found, length
