"""Three programs that share no code say the same of the same bytes, to the letter."""

from __future__ import annotations

from random import Random

import pytest

from benchmarks.three_verifiers import (
    NOTHING,
    ThreeVerifiers,
    accepted,
    everything,
    in_product,
    says_yes,
)
from drawdown.demo.forged_bundles import files_of, forgeries, packed, sealed
from drawdown.demo.small_ledger import small_ledger
from tests.verifiers import worlds
from tests.verifiers.reasons import CASES


def test_they_agree_on_every_reason(three: ThreeVerifiers) -> None:
    for code, case in CASES.items():
        ((ours, library, browser),) = three.verdicts([case.bundle()], case.known)
        assert ours == library == browser, code


@pytest.mark.parametrize("size", [1, 2, 3, 255, 256, 257])
@pytest.mark.parametrize("site", [None, "gao"])
def test_they_accept_a_good_bundle(three: ThreeVerifiers, size: int, site: str | None) -> None:
    ledger = small_ledger(size, size=size)
    bundle = ledger.bundle(site=site)
    (unknown,) = three.verdicts([bundle], NOTHING)
    (known,) = three.verdicts([bundle], everything(ledger))
    assert unknown[0] == unknown[1] == unknown[2]
    assert known[0] == known[1] == known[2]
    assert accepted(unknown[0])
    assert says_yes(known[0])


@pytest.mark.parametrize("site", [None, "gao"])
def test_they_notice_what_an_administrator_rewrites(
    three: ThreeVerifiers, site: str | None
) -> None:
    ledger = worlds.ledger()
    forged = list(forgeries(ledger, 20, site=site))
    found = three.verdicts([each.bundle for each in forged], worlds.told(checkpoint=None))
    for each, (ours, library, browser) in zip(forged, found, strict=True):
        assert ours == library == browser, each.name
        assert not accepted(ours), each.name


def test_they_cannot_notice_a_replaced_world_without_any_key_from_elsewhere() -> None:
    forged = [each for each in forgeries(worlds.ledger(), 20) if each.own_witnesses]
    assert any(accepted(in_product(each.bundle, NOTHING)) for each in forged)


@pytest.mark.parametrize("layer", ["container", "file", "record"])
@pytest.mark.parametrize("site", [None, "gao"])
def test_they_notice_a_byte(three: ThreeVerifiers, layer: str, site: str | None) -> None:
    chance = Random(7)  # noqa: S311 - a sample
    content = packed(worlds.whole() if site is None else worlds.part())
    files = files_of(content)
    changed = []
    for _ in range(60):
        if layer == "container":
            at = chance.randrange(len(content))
            changed.append(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
            continue
        name = chance.choice([name for name in files if files[name] and _is_record(name, layer)])
        at = chance.randrange(len(files[name]))
        other = files[name][:at] + bytes([files[name][at] ^ 0x20]) + files[name][at + 1 :]
        forged = {**files, name: other}
        changed.append(
            packed(forged) if layer == "file" else sealed(forged, worlds.ledger().current)
        )
    for ours, library, browser in three.verdicts(changed, NOTHING):
        assert ours == library == browser
        assert not accepted(ours)


def _is_record(name: str, layer: str) -> bool:
    return layer == "file" or name.startswith(("acts/", "tile/", "evidence/", "checkpoint"))
