"""`drawdown witness`: two parties, over HTTP and by exchanged files."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest

from drawdown.cli.main import main
from drawdown.cli.witness_server import WitnessServer
from drawdown.ledger.checkpoint import cosignatures
from drawdown.ledger.key import Algorithm, VerifyingKey, parse_verifying_key
from drawdown.ledger.keyring import KeyRing, LogKey
from drawdown.ledger.log import Log
from drawdown.ledger.note import make_key
from drawdown.ledger.store import MemoryStore
from drawdown.ledger.witnesses.cosigning import collect, cosignature_in
from drawdown.ledger.witnesses.folder import WitnessFolder
from drawdown.ledger.witnesses.over_http import over_http
from drawdown.ledger.witnesses.policy import Policy
from drawdown.ledger.witnesses.witness import Request, print_request

ORIGIN = "log.example/mission"
KEY = make_key(ORIGIN, Algorithm.ED25519)
Printed = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "witness"


@pytest.fixture
def known(folder: Path, capsys: Printed) -> VerifyingKey:
    """Return the key of a witness that knows the log."""
    assert witness(folder, "init", "witness.example/host") == 0
    key = parse_verifying_key(capsys.readouterr().out.strip())
    assert witness(folder, "trust", str(KEY.verifying)) == 0
    assert capsys.readouterr().out == f"{ORIGIN} is known by {KEY.verifying}\n"
    return key


def witness(folder: Path, *arguments: str) -> int:
    return main(["witness", "--folder", str(folder), *arguments])


def log_of(size: int, *, witnesses: tuple[VerifyingKey, ...] = ()) -> Log:
    ring = KeyRing((LogKey(0, KEY.verifying),), Policy(len(witnesses), witnesses))
    log = Log(ORIGIN, MemoryStore(), ring)
    log.append([f"entry {number}".encode() for number in range(size)])
    log.sign(KEY)
    return log


def request(path: Path, log: Log, old: int) -> str:
    path.write_bytes(print_request(Request(old, log.prove_growth(old), log.checkpoint())))
    return str(path)


def test_a_request_in_a_file_is_answered_with_a_file(
    folder: Path, known: VerifyingKey, tmp_path: Path, capsys: Printed
) -> None:
    log = log_of(10)
    out = tmp_path / "answer"
    assert witness(folder, "sign", request(tmp_path / "request", log, 0), str(out)) == 0
    assert capsys.readouterr().out == f"cosigned, in {out}\n"
    line = cosignature_in(out.read_text(), text=log.checkpoint().text, witness=known)
    note = log.checkpoint().with_signatures([line])
    assert list(cosignatures(note, [known]).times) == [known]


def test_a_refusal_is_said_and_writes_no_file(
    folder: Path, known: VerifyingKey, tmp_path: Path, capsys: Printed
) -> None:
    out = tmp_path / "answer"
    witness(folder, "sign", request(tmp_path / "request", log_of(10), 0), str(tmp_path / "first"))
    capsys.readouterr()
    assert witness(folder, "sign", request(tmp_path / "request", log_of(20), 0), str(out)) == 1
    assert capsys.readouterr().out == "409: this witness has seen 10 entries; ask from there\n"
    (tmp_path / "request").write_bytes(b"hello\n")
    assert witness(folder, "sign", str(tmp_path / "request"), str(out)) == 1
    assert capsys.readouterr().out == "400: no blank line between path and checkpoint\n"
    assert not out.exists()


def test_it_says_what_is_missing(folder: Path, tmp_path: Path, capsys: Printed) -> None:
    assert witness(folder, "serve") == 1
    assert "run witness init" in capsys.readouterr().err
    assert witness(folder, "init", "witness.example/host") == 0
    assert witness(folder, "init", "witness.example/host") == 1
    assert "is the folder of a witness already" in capsys.readouterr().err
    assert witness(folder, "trust", "no key") == 1
    assert "a key has three parts" in capsys.readouterr().err
    assert witness(folder, "sign", str(tmp_path / "nothing"), str(tmp_path / "out")) == 1
    assert "No such file" in capsys.readouterr().err


def test_a_passphrase_of_the_surroundings_seals_the_key(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.setenv("DRAWDOWN_KEY_PASSPHRASE", "right")
    witness(folder, "init", "witness.example/host")
    path = request(tmp_path / "request", log_of(1), 0)
    assert witness(folder, "trust", str(KEY.verifying)) == 0
    assert witness(folder, "sign", path, str(tmp_path / "out")) == 0
    monkeypatch.setenv("DRAWDOWN_KEY_PASSPHRASE", "wrong")
    assert witness(folder, "sign", path, str(tmp_path / "out")) == 1
    assert "the passphrase does not open" in capsys.readouterr().err


@contextmanager
def serving(folder: Path) -> Iterator[int]:
    with WitnessServer(("127.0.0.1", 0), WitnessFolder(folder).open()) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


def test_a_log_collects_a_cosignature_over_http(folder: Path, known: VerifyingKey) -> None:
    log = log_of(10, witnesses=(known,))
    with serving(folder) as port:
        asking = {known: over_http(f"http://127.0.0.1:{port}/")}
        for size in (10, 300):
            log.append([b"more"] * (size - log.size))
            log.sign(KEY)
            collected = collect(log.checkpoint(), log.prove_growth, witnesses=asking)
            assert not collected.missing
            note = log.cosigned(log.checkpoint().text, collected.signatures)
            assert list(log.ring.policy.check(note).times) == [known]
    collected = collect(log.checkpoint(), log.prove_growth, witnesses=asking)
    assert list(collected.missing) == [known]


def test_the_server_bounds_what_it_reads_and_names_what_it_does_not_do(
    folder: Path, known: VerifyingKey
) -> None:
    name = sha256(ORIGIN.encode()).hexdigest()
    requests: list[tuple[str, str, dict[str, str], int]] = [
        ("GET", "/", {}, 404),
        ("GET", f"/{name}/checkpoint", {}, 404),
        ("POST", "/else", {"Content-Length": "0"}, 404),
        ("POST", "/add-checkpoint", {"Content-Length": "0"}, 400),
        ("POST", "/add-checkpoint", {"Content-Length": "1000001"}, 413),
        ("POST", "/add-checkpoint", {"Content-Length": "-1"}, 411),
        ("POST", "/add-checkpoint", {"Transfer-Encoding": "chunked"}, 411),
        ("PUT", "/add-checkpoint", {"Content-Length": "0"}, 501),
    ]
    with serving(folder) as port:
        for method, path, headers, status in requests:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.putrequest(method, path)
            for key, value in headers.items():
                connection.putheader(key, value)
            connection.endheaders()
            answer = connection.getresponse()
            assert (answer.status, answer.read() != b"") == (status, True)
            connection.close()


def test_an_address_of_the_web_is_asked_for() -> None:
    for address in ("ftp://witness.example", "witness.example", "http://"):
        with pytest.raises(ValueError, match="is no address like"):
            over_http(address)
