"""A witness cosigns only what continues all it has seen, and remembers before it answers."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.ledger.checkpoint import Checkpoint, cosignatures, sign_checkpoint
from drawdown.ledger.key import Algorithm, VerifyingKey
from drawdown.ledger.keyring import KeyRing, LogKey
from drawdown.ledger.log import Log
from drawdown.ledger.note import make_key, parse_note, sign
from drawdown.ledger.store import MemoryStore
from drawdown.ledger.witnesses.cosigning import collect
from drawdown.ledger.witnesses.memory import WitnessMemory
from drawdown.ledger.witnesses.policy import Policy
from drawdown.ledger.witnesses.witness import (
    Answer,
    BadRequest,
    Request,
    Seen,
    Witness,
    parse_request,
    print_request,
)

ORIGIN = "log.example/mission"
KEY = make_key(ORIGIN, Algorithm.ED25519)
NOON = datetime(2023, 7, 1, 12, tzinfo=UTC)
NAMES = ("host", "hq", "camp")
WITNESS_KEYS = {name: make_key(f"witness.example/{name}", Algorithm.COSIGNATURE) for name in NAMES}
POLICY = Policy(2, tuple(key.verifying for key in WITNESS_KEYS.values()))
RING = KeyRing((LogKey(0, KEY.verifying),), POLICY)


@pytest.fixture
def witness(tmp_path: Path) -> Witness:
    return witness_in(tmp_path, "host")


def witness_in(folder: Path, name: str) -> Witness:
    logs = {ORIGIN: (KEY.verifying,)}
    return Witness(WITNESS_KEYS[name], logs, WitnessMemory(folder / f"{name}.sqlite3"))


def log_of(size: int, word: str = "entry") -> Log:
    log = Log(ORIGIN, MemoryStore(), RING)
    grow(log, size, word)
    return log


def grow(log: Log, size: int, word: str = "entry") -> None:
    log.append([f"{word} {number}".encode() for number in range(log.size, size)])
    log.sign(KEY)


def request_of(log: Log, old: int) -> bytes:
    return print_request(Request(old, log.prove_growth(old), log.checkpoint()))


def ask(witness: Witness, content: bytes) -> Answer:
    return witness.add_checkpoint(content, at=NOON)


def asks(*witnesses: Witness) -> dict[VerifyingKey, Callable[[bytes], Answer]]:
    return {
        each.key.verifying: lambda content, each=each: ask(each, content)  # type: ignore[misc]
        for each in witnesses
    }


def test_it_cosigns_a_log_as_it_grows_and_remembers_across_a_restart(tmp_path: Path) -> None:
    log = log_of(10)
    assert ask(witness_in(tmp_path, "host"), request_of(log, 0)).status == 200
    grow(log, 300)
    assert ask(witness_in(tmp_path, "host"), request_of(log, 0)).body == "10\n"
    answer = ask(witness_in(tmp_path, "host"), request_of(log, 10))
    note = parse_note(f"{log.checkpoint().text}\n{answer.body}".encode())
    assert cosignatures(note, POLICY.witnesses).times == {WITNESS_KEYS["host"].verifying: NOON}


def test_it_serves_the_latest_checkpoint_with_the_logs_signature_and_its_own(
    witness: Witness,
) -> None:
    name = sha256(ORIGIN.encode()).hexdigest()
    assert witness.latest(name).status == 404
    log = log_of(10)
    stranger = sign(log.checkpoint().text, make_key("x.example", Algorithm.ED25519))
    noisy = log.checkpoint().with_signatures([stranger])
    ask(witness, print_request(Request(0, (), noisy)))
    latest = parse_note(witness.latest(name).body.encode())
    assert [line.name for line in latest.signatures] == [ORIGIN, "witness.example/host"]
    assert witness.latest("0" * 64).status == 404


def test_a_rewritten_history_is_not_cosigned(witness: Witness) -> None:
    ask(witness, request_of(log_of(100), 0))
    for size in (100, 101, 300):
        answer = ask(witness, request_of(log_of(size, word="rewritten"), 100))
        assert answer.status == 422
    assert ask(witness, request_of(log_of(300), 100)).status == 200


def test_a_shorter_history_is_not_cosigned(witness: Witness) -> None:
    ask(witness, request_of(log_of(100), 0))
    answer = ask(witness, request_of(log_of(50), 0))
    assert (answer.status, answer.body, answer.content_type) == (409, "100\n", "text/x.tlog.size")
    assert ask(witness, print_request(Request(100, (), log_of(50).checkpoint()))).status == 400


def test_only_the_logs_own_checkpoint_is_cosigned(witness: Witness) -> None:
    note = log_of(10).checkpoint()
    stolen_name = make_key(ORIGIN, Algorithm.ED25519)
    line = note.signatures[0]
    false = replace(line, value=bytes([line.value[0] ^ 1]) + line.value[1:])
    for signature in (sign(note.text, stolen_name), false):
        content = print_request(Request(0, (), replace(note, signatures=(signature,))))
        assert ask(witness, content).status == 403
    other = sign_checkpoint(Checkpoint("log.example/other", 10, bytes(32)), KEY)
    assert ask(witness, print_request(Request(0, (), other))).status == 404


def test_an_empty_log_has_one_root(witness: Witness) -> None:
    text = f"{ORIGIN}\n0\n{'A' * 43}=\n"
    wrong = replace(log_of(1).checkpoint(), text=text, signatures=(sign(text, KEY),))
    assert ask(witness, print_request(Request(0, (), wrong))).status == 422
    assert ask(witness, request_of(log_of(0), 0)).status == 200
    assert ask(witness, request_of(log_of(5), 0)).status == 200


def test_a_path_from_nothing_is_refused(witness: Witness) -> None:
    content = print_request(Request(0, (bytes(32),), log_of(10).checkpoint()))
    assert ask(witness, content).status == 422


def test_of_many_at_once_each_size_is_cosigned_on_the_way_up_only(witness: Witness) -> None:
    log = log_of(10)
    ask(witness, request_of(log, 0))
    requests = []
    for size in range(11, 31):
        grow(log, size)
        requests.append(request_of(log, 10))
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda content: ask(witness, content), requests))
    statuses = sorted(answer.status for answer in answers)
    assert statuses == [200] + [409] * 19


def test_the_memory_moves_on_only_from_the_size_it_has(tmp_path: Path) -> None:
    memory = WitnessMemory(tmp_path / "seen.sqlite3")
    ten, twenty = Seen(10, b"a" * 32, b"ten"), Seen(20, b"b" * 32, b"twenty")
    assert not memory.advance(ORIGIN, old=5, new=ten)
    assert memory.seen(ORIGIN) is None
    assert memory.advance(ORIGIN, old=0, new=ten)
    assert not memory.advance(ORIGIN, old=0, new=twenty)
    assert memory.advance(ORIGIN, old=10, new=twenty)
    assert not memory.advance(ORIGIN, old=10, new=ten)
    assert WitnessMemory(memory.path).seen(ORIGIN) == twenty


def test_it_does_not_answer_what_it_could_not_remember(tmp_path: Path) -> None:
    witness = witness_in(tmp_path / "no such folder", "host")
    with pytest.raises(Exception, match="unable to open"):
        ask(witness, request_of(log_of(10), 0))


REFUSED = {
    "": "does not end in a newline",
    "old 0\n": "no blank line",
    "new 0\n\nx\n": "line 1 does not begin with old",
    "old 00\n\nx\n": "line 1: the old size is '00'",
    "old 0\nAAAA\n\nx\n": "line 2: the hash has 3 bytes",
    "old 0\n" + f"{'A' * 43}=\n" * 64 + "\nx\n\n— a MDAwMDE=\n": "at most 63 hashes",
    "old 0\n\nx\n": "no blank line between text and signatures",
}


@pytest.mark.parametrize("text", REFUSED)
def test_it_names_what_is_no_request(text: str, witness: Witness) -> None:
    with pytest.raises(BadRequest, match=REFUSED[text]):
        parse_request(text.encode())
    assert ask(witness, text.encode()).status == 400


CONTENT = request_of(log_of(10), 3)


@given(at=st.integers(0, len(CONTENT) - 1), byte=st.integers(0, 255))
def test_it_prints_the_request_it_read(at: int, byte: int) -> None:
    content = CONTENT[:at] + bytes([byte]) + CONTENT[at + 1 :]
    with suppress(BadRequest):
        assert print_request(parse_request(content)) == content


def test_a_log_asks_each_witness_from_what_it_has_seen(tmp_path: Path) -> None:
    log = log_of(10)
    host, headquarters, camp = (witness_in(tmp_path, name) for name in NAMES)
    first = collect(log.checkpoint(), log.prove_growth, witnesses=asks(host))
    log.cosigned(log.checkpoint().text, first.signatures)
    grow(log, 300)
    collected = collect(
        log.checkpoint(), log.prove_growth, witnesses=asks(host, headquarters, camp), last=10
    )
    assert not collected.missing
    note = log.cosigned(log.checkpoint().text, collected.signatures)
    assert set(POLICY.check(note).times) == set(POLICY.witnesses)


def test_two_of_three_are_enough_and_the_third_is_named(tmp_path: Path) -> None:
    def down(_content: bytes) -> Answer:
        raise OSError("no route to the camp")

    log = log_of(10)
    witnesses = asks(witness_in(tmp_path, "host"), witness_in(tmp_path, "hq"))
    witnesses[WITNESS_KEYS["camp"].verifying] = down
    collected = collect(log.checkpoint(), log.prove_growth, witnesses=witnesses)
    assert collected.missing == {WITNESS_KEYS["camp"].verifying: "no route to the camp"}
    POLICY.check(log.cosigned(log.checkpoint().text, collected.signatures))


def test_a_rewrite_with_the_stolen_key_gets_no_two_cosignatures(tmp_path: Path) -> None:
    witnesses = [witness_in(tmp_path, name) for name in NAMES]
    log = log_of(100)
    assert len(collect(log.checkpoint(), log.prove_growth, witnesses=asks(*witnesses)).signatures)
    for forged in (log_of(100, "forged"), log_of(200, "forged"), log_of(40)):
        collected = collect(forged.checkpoint(), forged.prove_growth, witnesses=asks(*witnesses))
        assert not collected.signatures
        assert len(collected.missing) == 3


ODD: dict[str, Answer] = {
    "an error": Answer(500, "oops"),
    "no size": Answer(409, "many\n"),
    "a larger size": Answer(409, "11\n"),
    "always another size": Answer(409, "3\n"),
    "nothing": Answer(200, ""),
    "no note": Answer(200, "hello\n"),
    "of a stranger": Answer(200, "— x.example MDAwMDE=\n"),
}


@pytest.mark.parametrize("case", ODD)
def test_an_odd_answer_counts_for_nothing(case: str) -> None:
    log = log_of(10)
    host = WITNESS_KEYS["host"].verifying
    collected = collect(
        log.checkpoint(), log.prove_growth, witnesses={host: lambda _content: ODD[case]}
    )
    assert not collected.signatures
    assert list(collected.missing) == [host]
