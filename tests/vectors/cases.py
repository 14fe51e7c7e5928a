"""Public test vectors: one function for each kind yields each case and whether we answer right."""

from __future__ import annotations

import base64
import hashlib
import json
import struct
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeAlias

from drawdown.core.canonical import rfc8785_bytes
from drawdown.core.strict_json import BadJson, parse
from drawdown.ledger.checkpoint import (
    BadCheckpoint,
    cosignatures,
    open_checkpoint,
)
from drawdown.ledger.key import Algorithm, VerifyingKey, parse_verifying_key
from drawdown.ledger.merkle import EMPTY_ROOT, hash_leaf, hash_node, tree_root
from drawdown.ledger.note import BadNote, BadSignature, ed25519_verifies, make_key, parse_note
from drawdown.ledger.paths import BadProof, check_consistency, check_inclusion
from drawdown.ledger.proof import check_proof, parse_proof
from drawdown.ledger.witnesses.memory import WitnessMemory
from drawdown.ledger.witnesses.policy import NotWitnessed, Policy
from drawdown.ledger.witnesses.witness import Witness, parse_request

Case: TypeAlias = tuple[str, bool]
Reader: TypeAlias = Callable[[Path, Path], Iterator[Case]]
"""Takes the folder of the vectors and an empty folder to write in."""

NOON = datetime(2023, 7, 1, 12, tzinfo=UTC)


def load(vectors: Path, pattern: str) -> Iterator[Any]:
    """Yield the JSON of each vector file of that name."""
    for path in sorted(vectors.glob(pattern)):
        yield json.loads(path.read_text("utf-8"))


def cases(vectors: Path, pattern: str) -> Iterator[Any]:
    """Yield each case of the files that are lists of cases."""
    for file in load(vectors, pattern):
        yield from file


def hashes(encoded: list[str] | None) -> list[bytes]:
    """Return hashes out of base64; some are not as long as a hash, and are to be refused."""
    return [base64.b64decode(each) for each in encoded or []]


def holds(check: Callable[[], object], *refusals: type[Exception]) -> bool:
    """Return whether a check passes; only the named refusals are a no."""
    try:
        check()
    except refusals:
        return False
    return True


def trees(vectors: Path, _scratch: Path) -> Iterator[Case]:
    """Roots of small trees, and single hashes of RFC 6962."""
    for case in cases(vectors, "transparency/merkle_trees.json"):
        rule = case["leaf_data_rule"].split('"')[1]
        leaves = [hash_leaf(rule.replace("{i}", str(at)).encode()) for at in range(case["size"])]
        yield case["leaf_data_rule"], tree_root(leaves) == base64.b64decode(case["root"])
    for case in cases(vectors, "transparency_dev_merkle/rfc6962*.json"):
        match case["kind"]:
            case "empty":
                found = EMPTY_ROOT
            case "leaf":
                found = hash_leaf(bytes.fromhex(case["input_hex"]))
            case _:
                found = hash_node(bytes.fromhex(case["left_hex"]), bytes.fromhex(case["right_hex"]))
        yield case["desc"], found.hex() == case["sha256"]


def inclusion(vectors: Path, _scratch: Path) -> Iterator[Case]:
    """Inclusion proofs, good and bad."""
    for case in cases(vectors, "transparency/merkle_inclusion.json"):
        yield case["desc"], included(case, "index", "size", "leaf_hash") == case["valid"]
    for case in cases(vectors, "transparency_dev_merkle/inclusion*.json"):
        found = included(case, "leafIdx", "treeSize", "leafHash")
        yield case["file"], found != case["wantErr"]


def included(case: Any, index: str, size: str, leaf: str) -> bool:
    """Return whether an inclusion proof holds."""
    root = base64.b64decode(case["root"] or "")
    return holds(
        lambda: check_inclusion(
            base64.b64decode(case[leaf] or ""),
            case[index],
            size=case[size],
            path=hashes(case["proof"]),
            root=root,
        ),
        BadProof,
    )


def consistency(vectors: Path, _scratch: Path) -> Iterator[Case]:
    """Consistency proofs, good and bad."""
    for case in cases(vectors, "transparency/merkle_consistency.json"):
        yield case["desc"], consistent(case) == case["valid"]
    for case in cases(vectors, "transparency_dev_merkle/consistency*.json"):
        yield case["file"], consistent(case) != case["wantErr"]


def consistent(case: Any) -> bool:
    """Return whether a consistency proof holds."""
    return holds(
        lambda: check_consistency(
            case["size1"],
            base64.b64decode(case["root1"] or ""),
            new=case["size2"],
            new_root=base64.b64decode(case["root2"] or ""),
            path=hashes(case["proof"]),
        ),
        BadProof,
    )


def checkpoints(vectors: Path, _scratch: Path) -> Iterator[Case]:
    """Checkpoints, their log's signature and their cosignatures."""
    for file in load(vectors, "transparency/checkpoints.json"):
        log, witnesses = keys_of(file)
        for case in file["checkpoints"]:
            try:
                note = parse_note(case["note"].encode())
                open_checkpoint(note, origin=file["origin"], keys=[log])
                found = (True, len(cosignatures(note, witnesses).times))
            except (BadNote, BadSignature, BadCheckpoint):
                found = (False, 0)
            # Where the file leaves open whether the log's signature counts, the number decides.
            log_valid = found[0] if case["log_valid"] is None else case["log_valid"]
            yield case["desc"], found == (log_valid, case["valid_cosignatures"])


def keys_of(file: Any) -> tuple[VerifyingKey, tuple[VerifyingKey, ...]]:
    """Return the key of the log and those of the witnesses."""
    keys = {name: parse_verifying_key(text) for name, text in file["vkeys"].items()}
    return keys.pop("log"), tuple(keys.values())


def proofs(vectors: Path, _scratch: Path) -> Iterator[Case]:
    """C2SP tlog-proofs under a policy of all witnesses."""
    for file in load(vectors, "transparency/tlog_proofs.json"):
        log, witnesses = keys_of(file)
        policy = Policy(len(witnesses), witnesses)
        for case in file["proofs"]:
            yield case["desc"], proven(case, log, policy) == case["valid_with_both_witnesses"]


def proven(case: Any, log: VerifyingKey, policy: Policy) -> bool:
    """Return whether a proof holds for its leaf."""
    return holds(
        lambda: check_proof(
            parse_proof(case["proof"].encode()),
            case["leaf_data"].encode(),
            origin=log.name,
            keys=[log],
            policy=policy,
        ),
        BadProof,
        BadNote,
        BadSignature,
        BadCheckpoint,
        NotWitnessed,
    )


def witness(vectors: Path, scratch: Path) -> Iterator[Case]:
    """Requests to one fresh witness, in order, with the status and the body of each answer."""
    for number, file in enumerate(load(vectors, "transparency/witness*.json")):
        log = parse_verifying_key(file["log_vkey"])
        fresh = Witness(
            key=make_key("witness.example/fresh", Algorithm.COSIGNATURE),
            logs={log.name: (log,)},
            memory=WitnessMemory(scratch / f"seen-{number}.sqlite3"),
        )
        for case in file["requests"]:
            yield case["desc"], answered(case, fresh)


def answered(case: Any, fresh: Witness) -> bool:
    """Return whether a witness gives the answer; a cosignature has to verify."""
    answer = fresh.add_checkpoint(case["request"].encode(), at=NOON)
    if answer.status != case["status"] or answer.body != case.get("body", answer.body):
        return False
    if answer.status != 200:
        return True
    text = parse_request(case["request"].encode()).note.text
    note = parse_note(f"{text}\n{answer.body}".encode())
    return list(cosignatures(note, [fresh.key.verifying]).times.values()) == [NOON]


def canonical(vectors: Path, _scratch: Path) -> Iterator[Case]:
    """Canonical JSON: documents and numbers."""
    for path in sorted(vectors.glob("jcs_rfc8785/*.input.json")):
        expected = path.with_name(path.name.replace(".input.", ".output.")).read_bytes()
        yield path.name, canonicalized(path.read_bytes()) == expected.removesuffix(b"\n")
    for number, case in enumerate(cases(vectors, "jcs_generated/jcs_documents.json")):
        found = canonicalized(case["input"].encode())
        same = hashlib.sha256(found).hexdigest() == case["sha256"]
        yield f"document {number}", same and found.decode() == case["canonical"]
    for path in sorted(vectors.glob("jcs_generated/jcs_numbers.txt")):
        for line in path.read_text("ascii").split():
            bits, expected_text = line.split(",")
            value = struct.unpack(">d", bytes.fromhex(bits.zfill(16)))[0]
            yield f"number {bits}", rfc8785_bytes(value).decode() == expected_text


def canonicalized(content: bytes) -> bytes:
    """Return the canonical bytes of a JSON text."""
    return rfc8785_bytes(as_doubles(parse(content)))


def as_doubles(value: Any) -> Any:
    """Return the value with large integers as the doubles that RFC 8785 takes them for.

    Only where the double is spelt with the same digits: any other is changed by reading it, and
    is left to be refused. What we write ourselves has no integer beyond 2**53 - 1.
    """
    if isinstance(value, dict):
        return {key: as_doubles(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_doubles(each) for each in value]
    if type(value) is int and abs(value) >= 2**53 and abs(value) < 10**21:
        double = float(value)
        return double if rfc8785_bytes(double) == str(value).encode() else value
    return value


def refused_json(vectors: Path, _scratch: Path) -> Iterator[Case]:
    """Inputs that must be refused, by the reader or where they are made canonical."""
    for case in cases(vectors, "jcs_generated/jcs_must_reject.json"):
        yield case["why"], is_refused(case["input"].encode("utf-8", errors="surrogatepass"))


def is_refused(content: bytes) -> bool:
    """Return whether a text is refused, and not in any other way than we say."""
    return not holds(lambda: canonicalized(content), BadJson, ValueError)


def ed25519(vectors: Path, _scratch: Path) -> Iterator[Case]:
    """Signatures of project Wycheproof."""
    for file in load(vectors, "ed25519_wycheproof/*.json"):
        for group in file["testGroups"]:
            public = bytes.fromhex(group["publicKey"]["pk"])
            for case in group["tests"]:
                signature, message = bytes.fromhex(case["sig"]), bytes.fromhex(case["msg"])
                found = ed25519_verifies(public, signature, message)
                yield f"{case['tcId']} {case['comment']}", found == (case["result"] == "valid")


READERS: tuple[Reader, ...] = (
    trees,
    inclusion,
    consistency,
    checkpoints,
    proofs,
    witness,
    canonical,
    refused_json,
    ed25519,
)
