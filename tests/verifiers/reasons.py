"""For each reason a bundle that gives it: what was done to it, and what the verifier knows."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TypeAlias

from benchmarks.three_verifiers import NOTHING, FromElsewhere
from drawdown.core.canonical import canonical_bytes
from drawdown.demo.forged_bundles import packed
from drawdown.demo.small_ledger import small_ledger, with_acts
from drawdown.ledger.bundle.keys import Keys
from drawdown.ledger.keyring import KeyRing
from drawdown.ledger.note import Note, cosign, parse_note, print_note, sign
from drawdown.ledger.witnesses.policy import Policy
from tests.verifiers import worlds as w

Make: TypeAlias = Callable[[], bytes]


@dataclass(frozen=True)
class Case:
    """A bundle, and what is known from elsewhere."""

    bundle: Make
    known: FromElsewhere = NOTHING
    where: str | None = None


def _container() -> bytes:
    return packed(w.whole())


def _patched(old: bytes, new: bytes) -> bytes:
    content = _container()
    assert len(old) == len(new)
    assert old in content
    return content.replace(old, new)


def _too_many() -> bytes:
    end = 0xFFFF.to_bytes(2, "little")
    content = _container()[:-22]
    count = 200_001
    start = len(content)
    far = b"PK\x06\x06" + (44).to_bytes(8, "little") + b"\x2d\0\x2d\0" + bytes(8)
    far += count.to_bytes(8, "little") * 2 + (0).to_bytes(8, "little") + start.to_bytes(8, "little")
    locator = b"PK\x06\x07" + bytes(4) + start.to_bytes(8, "little") + (1).to_bytes(4, "little")
    last = b"PK\x05\x06" + bytes(4) + end * 2 + bytes(4) + start.to_bytes(4, "little") + bytes(2)
    return content + far + locator + last


def _crc() -> bytes:
    content = _container()
    at = content.index(w.whole()["personal.json"])
    return content[:at] + b"[" + content[at + 1 :]


def _renamed_document() -> bytes:
    name = w.first_document(w.whole())
    files = w.without(w.whole(), name)
    return w.resealed({**files, w.DOCUMENT + "0" * 64: w.whole()[name]})


def _changed_document() -> bytes:
    return w.resealed({**w.whole(), w.first_document(w.whole()): b"another"})


def _personal(change: Callable[[dict[str, dict[str, str]]], object]) -> bytes:
    values = json.loads(w.whole()["personal.json"])
    change(values)
    return w.resealed({**w.whole(), "personal.json": canonical_bytes(values)})


def _manifest_of_another() -> bytes:
    files = dict(w.whole())
    text = "drawdown-bundle/1\nother.example/log\n" + files["manifest.note"].decode().split("\n")[2]
    note = Note(text + "\n", (sign(text + "\n", w.ledger().current),))
    return packed({**files, "manifest.note": print_note(note)})


def _manifest_unsigned() -> bytes:
    note = parse_note(w.whole()["manifest.note"])
    forged = Note(note.text, (sign(note.text, w.STRANGER),))
    return packed({**w.whole(), "manifest.note": print_note(forged)})


def _proof(change: Callable[[bytes], bytes]) -> bytes:
    name = next(name for name in w.part() if name.endswith(".tlog-proof"))
    return w.resealed({**w.part(), name: change(w.part()[name])})


def _one_act(ending: str) -> str:
    return next(name for name in w.part() if name.endswith(ending))


def _swapped_proofs() -> bytes:
    first, second = [name for name in w.part() if name.endswith(".tlog-proof")][:2]
    lines = w.part()[second].split(b"\n")
    lines[1] = w.part()[first].split(b"\n")[1]
    return w.resealed({**w.part(), first: b"\n".join(lines)})


def _repeated() -> bytes:
    acts = list(w.ledger().acts)
    return w.with_entries([*acts[:-1], acts[0]])


def _cosignature(at: int = 1) -> bytes:
    note = parse_note(w.whole()["checkpoint"])
    line = note.signatures[at]
    false = replace(line, value=line.value[:-1] + bytes([line.value[-1] ^ 1]))
    lines = tuple(false if each is line else each for each in note.signatures)
    return w.with_checkpoint(Note(note.text, lines))


def _stranger_signs() -> bytes:
    note = parse_note(w.whole()["checkpoint"])
    return w.with_checkpoint(note.with_signatures([sign(note.text, w.STRANGER)]))


def _old_key_signs() -> bytes:
    note = parse_note(w.whole()["checkpoint"])
    return w.with_checkpoint(note.with_signatures([sign(note.text, w.ledger().signing[0])]))


def _checkpoint_unsigned() -> bytes:
    note = parse_note(w.whole()["checkpoint"])
    return w.with_checkpoint(Note(note.text, note.signatures[1:]))


def _cosigned_too_early() -> bytes:
    now = w.ledger()
    note = now.checkpoint(cosigned=0)
    early = now.made - timedelta(days=300)
    return w.with_checkpoint(
        note.with_signatures(cosign(note.text, each, at=early) for each in now.witnesses)
    )


def _no_witnesses() -> bytes:
    now = w.ledger()
    keys = Keys(KeyRing(now.keys.ring.log, Policy()), now.keys.notes)
    return replace(now, keys=keys, witnesses=()).bundle()


def _first_key_only() -> str:
    return str(w.ledger().signing[0].verifying)


def _without_rotation_note() -> bytes:
    log = w.log_keys()
    return w.with_keys(log=[log[0], {key: log[1][key] for key in ("from", "vkey")}])


def _earlier(size: int, seed: int = 1) -> FromElsewhere:
    earlier = with_acts(small_ledger(seed), small_ledger(seed).acts[:size])
    return w.told(checkpoint=print_note(earlier.checkpoint()).decode())


def _other_log() -> FromElsewhere:
    text = w.told().checkpoint or ""
    bare = "\n".join(text.split("\n")[:3]) + "\n"
    return w.told(checkpoint=bare.replace("drawdown.example", "elsewhere.example"))


def _dates_swapped() -> list[bytes]:
    return w.changed_act(30, recorded="2023-07-03T08:00:00Z")


CASES: dict[str, Case] = {
    "container-end": Case(lambda: _container() + b"\0", where=""),
    "container-entry": Case(lambda: _patched(b"\x21\0", b"\x22\0"), where="0"),
    "container-limit": Case(_too_many, where="200001"),
    "container-name": Case(
        lambda: _patched(w.FIRST_BUNDLE.encode(), b"../../tmp/etc/.../x60"), where=None
    ),
    "container-order": Case(lambda: _patched(b"keys.json", b"aeys.json"), where=None),
    "needed-missing": Case(lambda: packed(w.without(w.whole(), "keys.json")), where="keys.json"),
    "manifest-malformed": Case(
        lambda: packed({**w.whole(), "manifest.json": w.whole()["manifest.json"] + b"\n"})
    ),
    "crc-differs": Case(_crc, where="personal.json"),
    "file-missing": Case(
        lambda: packed(w.without(w.whole(), "personal.json")), where="personal.json"
    ),
    "file-unlisted": Case(lambda: packed({**w.whole(), "verify.py": b""}), where="verify.py"),
    "file-differs": Case(
        lambda: packed({**w.whole(), "personal.json": b"{}"}), where="personal.json"
    ),
    "file-unexpected": Case(
        lambda: w.resealed({**w.whole(), "run-me.exe": b"MZ"}), where="run-me.exe"
    ),
    "manifest-note": Case(_manifest_of_another),
    "keys-malformed": Case(lambda: w.with_keys(log=[])),
    "checkpoint-malformed": Case(lambda: w.resealed({**w.whole(), "checkpoint": b"none\n"})),
    "checkpoint-other": Case(lambda: w.resealed(w.whole(), size=59)),
    "signer-unknown": Case(_stranger_signs),
    "entries-malformed": Case(
        lambda: w.resealed({**w.whole(), w.FIRST_BUNDLE: w.whole()[w.FIRST_BUNDLE] + b"\0"}),
        where=w.FIRST_BUNDLE,
    ),
    "act-malformed": Case(lambda: w.with_entries(w.changed_act(3, kind="Nothing")), where="3"),
    "act-repeated": Case(_repeated, where="59"),
    "act-of-other-site": Case(lambda: w.resealed(w.part(), site="menaka")),
    "tile-differs": Case(
        lambda: w.resealed({**w.whole(), "tile/0/000.p/60": bytes(60 * 32)}),
        where="tile/0/000.p/60",
    ),
    "root-differs": Case(lambda: w.with_entries(w.changed_act(3, seen=1)), where="checkpoint"),
    "root-not-reached": Case(lambda: w.resealed(w.without(w.whole(), w.FIRST_BUNDLE))),
    "proof-malformed": Case(lambda: _proof(lambda proof: proof.replace(b"index ", b"index 0"))),
    "proof-wrong": Case(_swapped_proofs),
    "evidence-differs": Case(_changed_document),
    "evidence-unnamed": Case(_renamed_document, where=w.DOCUMENT + "0" * 64),
    "personal-malformed": Case(lambda: w.resealed({**w.whole(), "personal.json": b"[]"})),
    "personal-differs": Case(
        lambda: _personal(lambda values: next(iter(values.values())).update(value="Another"))
    ),
    "personal-unnamed": Case(
        lambda: _personal(
            lambda values: values.update({"f" * 64: {"salt": "0" * 32, "value": ""}})
        ),
        where="f" * 64,
    ),
    "entries-missing": Case(
        lambda: w.resealed(w.without(w.whole(), w.FIRST_BUNDLE)), where=w.FIRST_BUNDLE
    ),
    "tile-missing": Case(lambda: w.resealed(w.without(w.whole(), "tile/0/000.p/60"))),
    "act-without-proof": Case(lambda: w.resealed(w.without(w.part(), _one_act(".tlog-proof")))),
    "proof-without-act": Case(lambda: w.resealed(w.without(w.part(), _one_act(".json")))),
    "evidence-missing": Case(lambda: w.resealed(w.without(w.whole(), w.first_document(w.whole())))),
    "checkpoint-unsigned": Case(_checkpoint_unsigned),
    "manifest-unsigned": Case(_manifest_unsigned),
    "key-other": Case(lambda: packed(w.whole()), w.told(key=str(w.STRANGER.verifying))),
    "keys-differ": Case(lambda: w.with_keys(log=w.log_keys()[:1]), where="keys.json"),
    "rotation-wrong": Case(
        lambda: w.with_keys(log=[w.log_keys()[0], {**w.log_keys()[1], "note": w.false_rotation()}])
    ),
    "rotation-unproved": Case(_without_rotation_note, w.told()),
    "key-from-bundle": Case(lambda: packed(w.whole())),
    "key-given": Case(lambda: packed(w.whole()), w.told()),
    "cosignature-invalid": Case(_cosignature, where="witness.example/host"),
    "no-witness-policy": Case(_no_witnesses),
    "too-few-witnesses": Case(
        lambda: w.with_checkpoint(w.ledger().checkpoint(cosigned=1)), where="1/2"
    ),
    "earlier-other-origin": Case(lambda: packed(w.whole()), _other_log()),
    "earlier-differs": Case(lambda: packed(w.whole()), _earlier(20, seed=2), where="20"),
    "earlier-larger": Case(
        lambda: with_acts(w.ledger(), w.ledger().acts[:50]).bundle(), w.told(), where="60"
    ),
    "earlier-not-comparable": Case(lambda: packed(w.part()), _earlier(20), where="20"),
    "earlier-agrees": Case(lambda: packed(w.whole()), _earlier(20), where="20"),
    "witness-keys-from-bundle": Case(lambda: packed(w.whole()), where="3/2"),
    "cosigned": Case(lambda: packed(w.whole()), w.told(), where="3/2"),
    "seen-too-much": Case(lambda: w.with_entries(w.changed_act(3, seen=4)), where="3"),
    "recorded-decreases": Case(lambda: w.with_entries(_dates_swapped()), where="30"),
    "recorded-after-cosigned": Case(_cosigned_too_early, where="59"),
    "key-outside-span": Case(_old_key_signs, where=_first_key_only()),
    "no-cosignature-times": Case(lambda: w.with_checkpoint(w.ledger().checkpoint(cosigned=0))),
    "agrees": Case(lambda: packed(w.whole())),
    "all-entries": Case(lambda: packed(w.whole())),
    "part-proved": Case(lambda: packed(w.part()), where="gao"),
    "in-order": Case(lambda: packed(w.whole())),
    "not-checked": Case(lambda: _container()[:-1]),
}
