"""`drawdown stamp` raises a signed paper by an authority that answers over the network."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from asn1crypto import tsp
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from drawdown.cli.main import main
from drawdown.documents.verdict import Result
from drawdown.documents.verify import Known, verify_paper
from tests.documents.signing import SINCE, authority, signed


@pytest.fixture(scope="module")
def tsa() -> Iterator[str]:
    """Serve a time-stamp authority on this machine."""
    client = authority().time_stamper(since=SINCE, at=datetime.now(UTC), years=25).client
    assert isinstance(client, DummyTimeStamper)
    answering = client.request_tsa_response

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            answer = answering(asked).dump()
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def stamp(folder: Path, address: str) -> int:
    (folder / "root.pem").write_bytes(authority().root)
    (folder / "signed.pdf").write_bytes(signed())
    arguments = ["stamp", str(folder / "signed.pdf"), "--tsa", address]
    return main([*arguments, "--root", str(folder / "root.pem"), "--out", str(folder / "up.pdf")])


def test_it_adds_a_time_stamp_that_reaches_twenty_years(
    tsa: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert stamp(tmp_path, tsa) == 0
    said = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert said["level"] == "B-LTA"
    content = (tmp_path / "up.pdf").read_bytes()
    assert content.startswith(signed())
    later = datetime.now(UTC) + timedelta(days=365 * 20)
    verdict = verify_paper(content, Known(roots=(authority().root,), at=later))
    assert verdict.of_signatures is Result.VALID, verdict.reasons


def test_an_authority_that_does_not_answer_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert stamp(tmp_path, "http://127.0.0.1:9/") == 1
    assert "drawdown stamp" in capsys.readouterr().err
    assert not (tmp_path / "up.pdf").exists()
