"""`drawdown witness ACTION`: cosign the checkpoints of a mission's ledger, as a second party."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from drawdown.cli.arguments import whole
from drawdown.cli.files import refuse_unwritable, write
from drawdown.cli.witness_server import WitnessServer
from drawdown.core.strict_json import BadJson, read
from drawdown.ledger.key import parse_verifying_key
from drawdown.ledger.note import MAX_BYTES
from drawdown.ledger.witnesses.folder import WitnessFolder
from drawdown.web.environment import read_environment


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take an action."""
    parser.add_argument(
        "--folder", type=Path, help="key and memory of the witness; default: DRAWDOWN_HOME/witness"
    )
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    init = actions.add_parser("init", help="make a key, and print its public half")
    init.add_argument("name", help="who you are, like witness.example/host-authority")
    trust = actions.add_parser("trust", help="know a log by its public key")
    trust.add_argument("key", help="the public key of the log")
    trust.add_argument("--origin", help="the origin of the log; default: the name of the key")
    serve = actions.add_parser("serve", help="answer over HTTP until interrupted")
    serve.add_argument("--port", type=whole(1, 65_535), default=8040, help="default: 8040")
    serve.add_argument("--host", default="127.0.0.1", help="default: 127.0.0.1")
    sign = actions.add_parser("sign", help="answer a request that came as a file")
    sign.add_argument("request", type=Path, metavar="IN", help="the request of the log")
    sign.add_argument("answer", type=Path, metavar="OUT", help="where the cosignature goes")


def run(arguments: argparse.Namespace) -> int:
    """Do it; exit code 1 when it cannot be done, or when the witness refuses."""
    surroundings = read_environment(os.environ)
    folder = WitnessFolder(
        root=arguments.folder or surroundings.home / "witness",
        passphrase=surroundings.key_passphrase,
    )
    try:
        return ACTIONS[arguments.action](folder, arguments)
    except (ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 1


def init(folder: WitnessFolder, arguments: argparse.Namespace) -> int:
    """Make the witness and print the key that the mission has to know."""
    print(folder.make(arguments.name))
    return 0


def trust(folder: WitnessFolder, arguments: argparse.Namespace) -> int:
    """Know a log."""
    key = parse_verifying_key(arguments.key)
    origin = arguments.origin or key.name
    folder.trust(key, origin=origin)
    print(f"{origin} is known by {key}")
    return 0


def serve(folder: WitnessFolder, arguments: argparse.Namespace) -> int:
    """Serve until interrupted."""
    witness = folder.open()
    with WitnessServer((arguments.host, arguments.port), witness) as server:
        host, port = server.server_address[:2]
        print(f"{witness.key.verifying.name} answers on http://{host!s}:{port}", flush=True)
        server.serve_forever()
    return 0


def sign(folder: WitnessFolder, arguments: argparse.Namespace) -> int:
    """Answer a file with a file; a refusal is printed, and writes none."""
    refuse_unwritable(arguments.answer)
    try:
        content = read(arguments.request, max_bytes=MAX_BYTES)
    except BadJson as error:
        raise ValueError(f"{arguments.request}: {error}") from error
    answer = folder.open().add_checkpoint(content, at=datetime.now(UTC))
    if answer.status == 409:
        print(f"409: this witness has seen {answer.body.strip()} entries; ask from there")
        return 1
    if answer.status != 200:
        print(f"{answer.status}: {answer.body.strip()}")
        return 1
    write(arguments.answer, answer.body.encode())
    print(f"cosigned, in {arguments.answer}")
    return 0


ACTIONS = {"init": init, "trust": trust, "serve": serve, "sign": sign}
