"""Verifies a signed paper for `drawdown verify FILE.pdf`: prints the verdict, in both languages."""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

from drawdown.documents.keys import BadKey
from drawdown.documents.verdict import Recorded, Verdict
from drawdown.documents.verify import Known, Ledger, verify_paper
from drawdown.ledger.bundle.holding import first_naming
from drawdown.ledger.bundle.signatures import Known as KnownKeys
from drawdown.ledger.bundle.signatures import known_from
from drawdown.ledger.bundle.verify import verify_bundle


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what only papers take."""
    parser.add_argument(
        "--root", metavar="PEM", type=Path, action="append", default=[], help="trusted root; repeat"
    )
    parser.add_argument(
        "--bundle", metavar="ZIP", type=Path, help="bundle of the ledger that holds the paper"
    )
    parser.add_argument(
        "--at",
        metavar="DAY",
        type=date.fromisoformat,
        help="judge as on this day; today, if not said",
    )


def verify_pdf(arguments: argparse.Namespace) -> int:
    """Print the verdict on a paper; exit code 1 unless it is valid.

    Raises `ValueError` and `OSError` for files that cannot be read as what they are given for.
    """
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL + 1)
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL + 1)
    at = datetime.combine(arguments.at, time(23, 59, tzinfo=UTC)) if arguments.at else None
    known = Known(
        roots=tuple(path.read_bytes() for path in arguments.root),
        at=at or datetime.now(UTC),
        ledger=_ledger(arguments),
    )
    try:
        verdict = verify_paper(arguments.file.read_bytes(), known)
    except BadKey as error:
        raise ValueError(f"--root: {error}") from error
    if not arguments.json:
        for line in lines_of(verdict):
            print(line)
    print(json.dumps(verdict.as_json(), ensure_ascii=False, sort_keys=True, separators=(",", ":")))
    return 0 if verdict.result == "valid" else 1


def _ledger(arguments: argparse.Namespace) -> Ledger | None:
    """Return what asks the bundle, once it is verified; nothing where none was named."""
    if arguments.bundle is None:
        return None
    checkpoint = arguments.checkpoint.read_bytes() if arguments.checkpoint else None
    keys = known_from(arguments.key, arguments.witness, arguments.need, checkpoint)
    path: Path = arguments.bundle
    return lambda digest: _recorded(path, keys, digest=digest)


def _recorded(path: Path, keys: KnownKeys, *, digest: str) -> Recorded | None:
    with path.open("rb") as stream:
        verdict = verify_bundle(stream, keys)
        if not verdict.accepted:
            raise ValueError(f"{path}: the bundle is not genuine; verify it by itself")
        index = first_naming(stream, digest)
    if index is None:
        return None
    about = verdict.about
    witnessed = verdict.answers["witnessed"]
    return Recorded(
        origin=str(about["origin"]),
        index=index,
        size=int(about["size"] or 0),
        witnesses=tuple(str(reason) for reason in witnessed.reasons),
    )


def lines_of(verdict: Verdict) -> Iterator[str]:
    """Yield the verdict in words."""
    shout = str(verdict.result).upper() if verdict.result == "invalid" else str(verdict.result)
    yield f"{shout}: sha256 {verdict.sha256}"
    for each in verdict.signatures:
        when = f"{each.claimed:%Y-%m-%d %H:%M} UTC" if each.claimed else "no time said"
        yield f"{each.field:10} {each.signer}, {each.reason}; {when}"
        held = ("intact", "valid", "trusted", "timely")
        answers = (f"{name} {'yes' if getattr(each, name) else 'NO'}" for name in held)
        yield f"{'':10} {', '.join(answers)}"
    yield f"{'whole':10} {'yes' if verdict.whole else 'NO'}"
    yield f"{'complete':10} {'yes' if verdict.complete else 'NO'}"
    if verdict.recorded is not None:
        where = verdict.recorded
        yield f"{'ledger':10} act {where.index} of {where.size}, {where.origin}"
        yield from (f"{'':10} {each}" for each in where.witnesses)
    for each_reason in verdict.reasons:
        yield f"{'because':10} {each_reason.words.en}"
        yield f"{'':10} {each_reason.words.fr}"
