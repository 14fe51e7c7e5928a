"""The web server of a witness: `add-checkpoint` and the latest checkpoint of each log."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from drawdown.ledger.note import MAX_BYTES
from drawdown.ledger.witnesses.witness import Answer, Witness

SECONDS = 30
"""How long a client may be silent."""
_LATEST = re.compile(r"/([0-9a-f]{64})/checkpoint")


class WitnessServer(ThreadingHTTPServer):
    """Serves one witness; several requests at once."""

    def __init__(self, address: tuple[str, int], witness: Witness) -> None:
        super().__init__(address, WitnessHandler)
        self.witness = witness


class WitnessHandler(BaseHTTPRequestHandler):
    """One connection, kept alive between requests."""

    server: WitnessServer
    server_version = "drawdown-witness"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = SECONDS

    def do_POST(self) -> None:
        """Answer `add-checkpoint`."""
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()):
            self._refuse(411, "say how long the request is\n")
        elif int(length) > MAX_BYTES:
            self._refuse(413, f"a request has at most {MAX_BYTES} bytes\n")
        else:
            content = self.rfile.read(int(length))
            if self.path == "/add-checkpoint":
                self._answer(self.server.witness.add_checkpoint(content, at=datetime.now(UTC)))
            else:
                self._answer(Answer(404, "there is only add-checkpoint\n"))

    def do_GET(self) -> None:
        """Answer with the latest checkpoint of a log."""
        if found := _LATEST.fullmatch(self.path):
            self._answer(self.server.witness.latest(found[1]))
        else:
            self._answer(Answer(404, "there is only the checkpoint of a log\n"))

    def _refuse(self, status: int, why: str) -> None:
        """Answer without having read the request, and end the connection."""
        self.close_connection = True
        self._answer(Answer(status, why))

    def _answer(self, answer: Answer) -> None:
        content = answer.body.encode()
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(content)
