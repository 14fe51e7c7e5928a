"""Bundles at the edge of what is right: two verifiers say the same of each, and what they say."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import Any

import pytest

from benchmarks.three_verifiers import (
    NOTHING,
    FromElsewhere,
    everything,
    in_product,
    on_the_standard_library,
)
from drawdown.core.canonical import canonical_bytes
from drawdown.demo.forged_bundles import packed, sealed
from drawdown.demo.small_ledger import SmallLedger, small_ledger, with_acts
from drawdown.ledger.bundle.signatures import known_from
from drawdown.ledger.key import Algorithm
from drawdown.ledger.note import Note, cosign, key_from_secret, parse_note, print_note, sign
from drawdown.verifiers import verify
from tests.verifiers import worlds as w

OTHER = key_from_secret("other.example/log", Algorithm.ED25519, secret=bytes(range(32)))
WITNESS = key_from_secret("witness.example/x", Algorithm.COSIGNATURE, secret=bytes(range(32)))


def verdict(bundle: bytes, known: FromElsewhere = NOTHING) -> dict[str, Any]:
    """Return what both verifiers say."""
    found = in_product(bundle, known)
    assert on_the_standard_library(bundle, known) == found
    return dict(found)


def codes(bundle: bytes, known: FromElsewhere = NOTHING) -> dict[str, tuple[str, int]]:
    """Return each reason with its first place, and in how many places it is."""
    found = verdict(bundle, known)
    return {
        each["code"]: (each["where"], each["count"])
        for field in verify.FIELDS
        for each in found[field]["reasons"]
    }


@cache
def large() -> SmallLedger:
    """Return a ledger of two full bundles and a little more."""
    return small_ledger(3, size=515)


def keys(**changes: Any) -> bytes:
    return w.with_keys(**changes)


def policy(need: Any, *witnesses: Any) -> bytes:
    return keys(policy={"need": need, "witnesses": list(witnesses)})


def first(**changes: Any) -> bytes:
    """Return the bundle with another first key, or none of its members that become `...`."""
    head, *rest = w.log_keys()
    changed = {name: value for name, value in (head | changes).items() if value is not ...}
    return keys(log=[changed, *rest])


KEYS: dict[str, Callable[[], bytes]] = {
    "of another log": lambda: keys(log=[{"from": 0, "vkey": str(OTHER.verifying)}]),
    "of two logs": lambda: keys(
        log=[w.log_keys()[0], w.log_keys()[1] | {"vkey": str(OTHER.verifying)}]
    ),
    "that begin later": lambda: first(**{"from": 1}),
    "that do not rise": lambda: keys(log=[w.log_keys()[0], w.log_keys()[1] | {"from": 0}]),
    "twice the same": lambda: keys(log=[w.log_keys()[0], w.log_keys()[0] | {"from": 42}]),
    "with a note before the first": lambda: first(note=w.log_keys()[1]["note"]),
    "with more": lambda: first(more=1),
    "with less": lambda: first(**{"from": ...}),
    "with a size that is none": lambda: first(**{"from": False}),
    "with a note that is none": lambda: keys(log=[w.log_keys()[0], w.log_keys()[1] | {"note": ""}]),
    "of no log": lambda: keys(log=[]),
    "with nobody to need": lambda: policy(1),
    "with fewer than none needed": lambda: policy(-1, str(WITNESS.verifying)),
    "with more needed than there are": lambda: policy(2, str(WITNESS.verifying)),
    "with the same witness twice": lambda: policy(1, *[str(WITNESS.verifying)] * 2),
    "with a witness that is none": lambda: policy(0, 7),
    "with a log for a witness": lambda: policy(0, str(OTHER.verifying)),
    "with a need that is none": lambda: keys(
        policy={"need": True, "witnesses": [str(WITNESS.verifying)]}
    ),
}


@pytest.mark.parametrize("case", KEYS)
def test_keys_that_cannot_be_are_refused(case: str) -> None:
    found = codes(KEYS[case]())
    assert found["keys-malformed"] == ("keys.json", 1)
    assert "root-differs" not in found


def test_a_policy_may_need_all_its_witnesses_or_none() -> None:
    everyone = [str(each.verifying) for each in w.ledger().witnesses]
    assert codes(policy(3, *everyone))["witness-keys-from-bundle"] == ("3/3", 1)
    assert codes(policy(0, *everyone))["no-witness-policy"] == ("", 1)


VALUE = {"salt": "0" * 32, "value": "x"}
PERSONAL: dict[str, bytes] = {
    "a list": b"[]",
    "spaced": b"{} ",
    "with a short name": canonical_bytes({"0" * 63: VALUE}),
    "with a name in capitals": canonical_bytes({"F" * 64: VALUE}),
    "with a short salt": canonical_bytes({"0" * 64: VALUE | {"salt": "0" * 31}}),
    "with a salt in capitals": canonical_bytes({"0" * 64: VALUE | {"salt": "F" * 32}}),
    "with a number": canonical_bytes({"0" * 64: VALUE | {"value": 1}}),
    "with more": canonical_bytes({"0" * 64: VALUE | {"more": ""}}),
    "with less": canonical_bytes({"0" * 64: {"salt": "0" * 32}}),
    "with a text": canonical_bytes({"0" * 64: "x"}),
    "that rises not": b'{"1%s":%s,"0%s":%s}' % (b"0" * 63, canonical_bytes(VALUE),
                                                b"0" * 63, canonical_bytes(VALUE)),
}  # fmt: skip


@pytest.mark.parametrize("case", PERSONAL)
def test_personal_values_that_cannot_be_are_refused(case: str) -> None:
    found = codes(w.resealed({**w.whole(), "personal.json": PERSONAL[case]}))
    assert found["personal-malformed"] == ("personal.json", 1)
    assert "personal-differs" not in found


def test_what_is_wrong_at_several_places_is_counted_and_its_first_named() -> None:
    values = {digit * 64: VALUE for digit in "31"}
    found = codes(w.resealed({**w.whole(), "personal.json": canonical_bytes(values)}))
    assert found["personal-differs"] == ("1" * 64, 2)
    assert found["personal-unnamed"] == ("1" * 64, 2)
    names = [name for name in w.whole() if name.startswith(w.DOCUMENT)]
    found = codes(packed(w.without(w.whole(), *names)))
    assert found["file-missing"] == (names[0], len(names))


@pytest.mark.parametrize("name", ["acts/0.json", "acts/01.json", "acts/0.txt", "a", "tile/0/001"])
def test_a_file_without_a_place_in_a_whole_ledger_is_named(name: str) -> None:
    assert codes(w.resealed({**w.whole(), name: b""}))["file-unexpected"] == (name, 1)


@pytest.mark.parametrize("name", ["acts/01.json", "acts/0.txt", "tile/0/000", "evidence/0"])
def test_a_file_without_a_place_in_a_part_is_named(name: str) -> None:
    assert codes(w.resealed({**w.part(), name: b""}))["file-unexpected"] == (name, 1)


def proof(change: Callable[[list[bytes]], list[bytes]]) -> dict[str, tuple[str, int]]:
    """Return what is said of a part of which the lines of one proof were changed."""
    name = next(name for name in w.part() if name.endswith(".tlog-proof"))
    changed = b"\n".join(change(w.part()[name].split(b"\n")))
    return codes(w.resealed({**w.part(), name: changed}))


def test_a_proof_is_for_its_entry_and_the_checkpoint_of_the_bundle() -> None:
    for change in (
        lambda lines: [lines[0], b"index 59", *lines[2:]],
        lambda lines: [b"c2sp.org/tlog-proof@v2", *lines[1:]],
        lambda lines: [*lines[:2], b"x", *lines[2:]],
        lambda lines: [*lines[:2], b"AA==", *lines[2:]],
        lambda lines: [*lines[:2], *lines[2:3] * 64, *lines[3:]],
        lambda lines: lines[:-2],
        lambda lines: [*lines, b""],
        lambda lines: lines[:2],
        lambda _: [],
    ):
        assert proof(change)["proof-malformed"][1] == 1
    for change in (
        lambda lines: [*lines[:2], *lines[3:]],
        lambda lines: [*lines[:2], *lines[2:3], *lines[2:]],
        lambda lines: [*lines[:2], lines[3], lines[2], *lines[4:]],
    ):
        assert proof(change)["proof-wrong"][1] == 1


def test_a_part_without_some_acts_or_proofs_names_the_first_of_them() -> None:
    acts = [name for name in w.part() if name.startswith("acts/") and name.endswith(".json")]
    numbers = sorted(int(name.removeprefix("acts/").removesuffix(".json")) for name in acts)
    gone = codes(w.resealed(w.without(w.part(), *(f"acts/{at}.json" for at in numbers[:2]))))
    assert gone["proof-without-act"] == (str(numbers[0]), 2)
    assert "part-proved" not in gone
    bare = codes(w.resealed(w.without(w.part(), *(f"acts/{at}.tlog-proof" for at in numbers[1:3]))))
    assert bare["act-without-proof"] == (str(numbers[1]), 2)
    assert codes(packed(w.part()))["part-proved"] == ("gao", len(numbers))


@pytest.mark.parametrize("earlier", [0, 1, 2, 255, 256, 257, 511, 512, 513, 515])
def test_a_ledger_extends_what_it_was_at_any_size(earlier: int) -> None:
    then = with_acts(large(), large().acts[:earlier]).checkpoint()
    known = FromElsewhere(checkpoint=print_note(then).decode())
    found = codes(large().bundle(), known)
    assert found["earlier-agrees"] == (str(earlier), 1)
    assert found["all-entries"] == ("", 515)


@pytest.mark.parametrize("earlier", [1, 256, 515])
def test_a_ledger_that_was_rewritten_contradicts_what_it_was(earlier: int) -> None:
    other = small_ledger(4, size=earlier).checkpoint()
    text = print_note(other).decode()
    assert codes(large().bundle(), FromElsewhere(checkpoint=text))["earlier-differs"][0] == str(
        earlier
    )


def test_a_part_is_compared_with_a_checkpoint_of_its_own_size_or_of_nothing() -> None:
    part, now = packed(w.part()), w.ledger()
    for size, code in ((0, "earlier-agrees"), (60, "earlier-agrees")):
        then = with_acts(now, now.acts[:size]).checkpoint()
        assert code in codes(part, w.told(checkpoint=print_note(then).decode()))
    assert "earlier-not-comparable" in codes(
        part, w.told(checkpoint=print_note(with_acts(now, now.acts[:59]).checkpoint()).decode())
    )


def test_a_large_ledger_names_the_bundle_and_the_tile_that_are_wrong() -> None:
    files = w.without_guides(large().bundle())
    assert codes(packed(files)).keys() >= {"agrees", "all-entries", "in-order"}
    for name, code in (
        ("tile/entries/001", "entries-missing"),
        ("tile/0/001", "tile-missing"),
        ("tile/1/000.p/2", "tile-missing"),
    ):
        assert codes(sealed(w.without(files, name), large().current))[code] == (name, 1)
    for name in ("tile/0/000", "tile/0/002.p/3", "tile/1/000.p/2"):
        changed = files[name][:-1] + bytes([files[name][-1] ^ 1])
        assert codes(sealed({**files, name: changed}, large().current))["tile-differs"] == (name, 1)


@pytest.mark.parametrize(("seconds", "late"), [(300, False), (301, True)])
def test_cosignatures_may_be_five_minutes_earlier_than_what_they_cosign(
    seconds: int, late: bool
) -> None:
    now = w.ledger()
    latest = max(json.loads(act)["recorded"] for act in now.acts)
    at = verify.seconds(latest) - seconds
    note = now.checkpoint(cosigned=0)
    lines = [
        cosign(note.text, each, at=now.made + timedelta(seconds=at - now.made.timestamp()))
        for each in now.witnesses
    ]
    found = codes(w.with_checkpoint(note.with_signatures(lines)))
    assert ("recorded-after-cosigned" in found) is late
    # Of three cosignatures two are needed: one that is late alone changes nothing.
    good = [cosign(note.text, each, at=now.made) for each in now.witnesses]
    found = codes(w.with_checkpoint(note.with_signatures([lines[0], *good[1:]])))
    assert "recorded-after-cosigned" not in found


@pytest.mark.parametrize("recorded", ["0001-01-01T00:00:00Z", "1960-01-01T00:00:00Z"])
def test_the_first_entry_follows_none_however_old_it_says_to_be(recorded: str) -> None:
    assert "recorded-decreases" not in codes(w.with_entries(w.changed_act(0, recorded=recorded)))


def test_the_manifest_s_note_has_one_signer() -> None:
    note = parse_note(w.whole()["manifest.note"])
    for more in ((sign(note.text, w.STRANGER),), (sign(note.text, w.ledger().signing[0]),)):
        two = Note(note.text, (*note.signatures, *more))
        assert "manifest-note" in codes(packed({**w.whole(), "manifest.note": print_note(two)}))


def test_a_checkpoint_of_another_size_or_log_is_told() -> None:
    assert "checkpoint-other" in codes(w.resealed(w.whole(), size=61))
    assert "checkpoint-other" not in codes(w.resealed(w.whole(), size=60))


def test_who_knows_a_key_is_told_whether_it_signs() -> None:
    old, now = (str(key.verifying) for key in w.ledger().signing)
    bundle = packed(w.whole())
    for key in (old, now):
        assert codes(bundle, w.told(key=key))["key-given"] == (now, 1)
    assert codes(bundle, w.told(key=str(w.STRANGER.verifying)))["key-other"] == (now, 1)
    found = codes(bundle, replace(w.told(), witnesses=(str(WITNESS.verifying),)))
    assert found["too-few-witnesses"] == ("0/1", 1)
    assert "signer-unknown" not in found


def test_what_a_bundle_says_it_is_is_counted() -> None:
    for files in (w.whole(), w.part()):
        about = verdict(packed(files))["about"]
        names = [name for name in files if name.startswith(w.DOCUMENT)]
        manifest = json.loads(files["manifest.json"])
        personal = json.loads(files["personal.json"])
        assert (about["evidence"], about["personal"]) == (len(names), len(personal))
        assert about["withheld"] == len(manifest["withheld"])
        assert (about["size"], about["site"]) == (60, manifest["site"])
        assert about["root"] == w.whole()["checkpoint"].decode().split("\n")[2]


def test_a_good_ledger_is_accepted_by_whoever_knows_its_keys() -> None:
    for ledger in (large(), small_ledger(1, size=1), small_ledger(1, size=0)):
        found = verdict(ledger.bundle(), everything(ledger))
        expected = "unknown" if not ledger.acts else "yes"
        assert {found[field]["verdict"] for field in verify.FIELDS} <= {"yes", expected}
        assert verify.accepted(found)


@pytest.mark.parametrize("cut", [0, 1, 21, 22, 30, 97, 98, 99])
def test_the_end_of_a_bundle_alone_is_no_bundle(cut: int) -> None:
    content = packed(w.whole())
    assert codes(content[len(content) - cut :])["container-end"] == ("", 1)
    assert codes(content + b"x" * cut).keys() >= ({"container-end"} if cut else {"agrees"})


def test_of_known_witnesses_from_one_to_all_are_needed() -> None:
    known = w.told().witnesses
    assert [known_from(witnesses=known[:number]).need for number in (1, 2, 3)] == [1, 2, 2]
    assert [known_from(witnesses=known, need=need).need for need in (1, 3)] == [1, 3]
    for need in (0, 4):
        with pytest.raises(ValueError, match=f"{need} of 3 witnesses cannot be"):
            known_from(witnesses=known, need=need)
