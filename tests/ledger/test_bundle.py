"""A bundle is the same bytes for the same content, whole or in part, and never of a bad ledger."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from drawdown.demo.forged_bundles import edit, files_of
from drawdown.demo.small_ledger import MISSION, SmallLedger, small_ledger, with_acts
from drawdown.ledger.bundle.make import BadLedger, Order, make_bundle
from drawdown.ledger.bundle.manifest import parse_manifest, print_manifest
from drawdown.ledger.bundle.verify import verify_bundle
from drawdown.ledger.note import Note
from drawdown.ledger.tiles import bundles_of, tiles_of
from drawdown.verifiers import travelling

LEDGER = small_ledger(4)


def made(ledger: SmallLedger, order: Order) -> bytes:
    """Return a bundle as ordered."""
    out = io.BytesIO()
    make_bundle(ledger, order, ledger.current, out=out)
    return out.getvalue()


def order(**changes: object) -> Order:
    """Return the order of the whole ledger, with changes."""
    whole = Order(
        mission=MISSION, made=LEDGER.made, checkpoint=LEDGER.checkpoint(), keys=LEDGER.keys
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("site", [None, "gao"])
def test_the_same_ledger_gives_the_same_bytes(site: str | None) -> None:
    assert LEDGER.bundle(site=site) == small_ledger(4).bundle(site=site)


def test_the_whole_ledger_holds_every_entry_and_tile_and_what_travels() -> None:
    files = files_of(LEDGER.bundle())
    tiles = {tile.path for tile in (*bundles_of(60), *tiles_of(60))}
    assert tiles < files.keys()
    assert travelling().items() < files.items()
    assert not [name for name in files if name.startswith("acts/")]


def test_a_part_holds_the_acts_of_its_site_alone_with_their_proofs() -> None:
    files = files_of(LEDGER.bundle(site="gao"))
    acts = {name: content for name, content in files.items() if name.endswith(".json")}
    indexes = [name.removeprefix("acts/") for name in acts if name.startswith("acts/")]
    assert sorted(indexes) == sorted(f"{index}.json" for index in LEDGER.part("gao"))
    assert all(f"acts/{name.removesuffix('.json')}.tlog-proof" in files for name in indexes)
    assert not [name for name in files if name.startswith("tile/")]


def test_what_is_withheld_is_listed_and_not_there() -> None:
    files = files_of(LEDGER.bundle())
    manifest = parse_manifest(files["manifest.json"])
    assert set(manifest.withheld) <= LEDGER.withheld
    assert manifest.withheld
    assert not [digest for digest in manifest.withheld if f"evidence/{digest}" in files]
    assert print_manifest(manifest) == files["manifest.json"]


def test_personal_values_that_are_erased_are_left_out_and_all_else_still_verifies() -> None:
    erased = replace(LEDGER, values={})
    files = files_of(erased.bundle())
    assert files["personal.json"] == b"{}"
    assert verify_bundle(io.BytesIO(erased.bundle())).accepted
    assert files_of(LEDGER.bundle())["personal.json"] != b"{}"


def test_cosignatures_of_strangers_are_left_out() -> None:
    strangers = small_ledger(5).checkpoint().signatures[1:]
    note = LEDGER.checkpoint().with_signatures(strangers)
    assert made(LEDGER, order(checkpoint=note)) == LEDGER.bundle()


def test_it_refuses_a_ledger_that_does_not_lead_to_its_checkpoint() -> None:
    rewritten = with_acts(LEDGER, edit(list(LEDGER.acts), 7))
    with pytest.raises(BadLedger, match="do not lead to the root"):
        made(rewritten, order())
    with pytest.raises(ValueError, match="another root"):
        made(rewritten, order(site="gao"))


def test_it_refuses_a_ledger_with_bytes_that_are_no_act() -> None:
    broken = with_acts(LEDGER, [*LEDGER.acts[:-1], b"{}"])
    with pytest.raises(BadLedger, match="entry 59 is not an act"):
        made(broken, order(checkpoint=broken.checkpoint()))


def test_it_refuses_a_ledger_with_missing_entries() -> None:
    short = with_acts(LEDGER, LEDGER.acts[:-1])
    with pytest.raises(BadLedger, match="missing from 0"):
        made(short, order())


def test_it_refuses_a_document_with_other_bytes() -> None:
    digest = next(each for each in LEDGER.documents if each not in LEDGER.withheld)
    damaged = replace(LEDGER, documents={**LEDGER.documents, digest: b"damaged"})
    with pytest.raises(BadLedger, match="other bytes"):
        damaged.bundle()


def test_it_refuses_a_key_that_is_not_the_current_one() -> None:
    with pytest.raises(ValueError, match="the key that signed its checkpoint"):
        make_bundle(LEDGER, order(), LEDGER.signing[0], out=io.BytesIO())


def test_it_refuses_a_checkpoint_that_the_log_did_not_sign() -> None:
    note = LEDGER.checkpoint()
    with pytest.raises(BadLedger, match="not signed"):
        made(LEDGER, order(checkpoint=Note(note.text, note.signatures[1:])))


def test_an_empty_ledger_has_a_bundle_too() -> None:
    empty = small_ledger(1, size=0)
    verdict = verify_bundle(io.BytesIO(empty.bundle()))
    assert verdict.accepted, list(verdict.lines())
