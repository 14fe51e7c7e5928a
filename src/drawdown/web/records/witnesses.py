"""The witnesses that the mission names: `witnesses.json` under the home, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from drawdown.core.strict_json import parse, read
from drawdown.ledger.checkpoint import cosignatures
from drawdown.ledger.key import VerifyingKey, parse_verifying_key
from drawdown.ledger.keyring import KeyRing
from drawdown.ledger.note import Note
from drawdown.ledger.witnesses.cosigning import Ask
from drawdown.ledger.witnesses.over_http import over_http
from drawdown.ledger.witnesses.policy import NOBODY, Policy
from drawdown.web.records.log import Opened, opened

WITNESSES = "witnesses.json"
MAX_BYTES = 100_000


class BadWitnesses(ValueError):
    """The file names no usable witnesses; the message says which file and why."""


@dataclass(frozen=True, slots=True)
class Witnesses:
    """Whose cosignatures count, how many must come, and how to ask those that answer by HTTP."""

    policy: Policy = NOBODY
    asks: tuple[tuple[VerifyingKey, Ask], ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """When each witness cosigned the last checkpoint: None for one that has not."""

    need: int
    times: tuple[tuple[str, datetime | None], ...]

    @property
    def found(self) -> int:
        """The number of witnesses that cosigned."""
        return sum(time is not None for _, time in self.times)


def witnesses() -> Witnesses:
    """Return the witnesses of the mission; none without the file. Raises `BadWitnesses`."""
    return read_witnesses(settings.ENVIRONMENT.home / WITNESSES)


def read_witnesses(place: Path) -> Witnesses:
    """Return what a file names (docs/formats/keys.md). Raises `BadWitnesses`."""
    try:
        return _witnesses(parse(read(place, max_bytes=MAX_BYTES), max_bytes=MAX_BYTES))
    except FileNotFoundError:
        return Witnesses()
    except KeyError as error:
        raise BadWitnesses(f"{place}: there is no {error}") from error
    except (OSError, TypeError, AttributeError, ValueError) as error:
        raise BadWitnesses(f"{place}: {error}") from error


def _witnesses(document: Any) -> Witnesses:
    if other := document.keys() - {"need", "witnesses"}:
        raise BadWitnesses(f"nothing is known of {', '.join(sorted(other))}")
    if type(document["need"]) is not int:
        raise BadWitnesses("`need` is no whole number")
    named = [(parse_verifying_key(item["key"]), item) for item in document["witnesses"]]
    for _, item in named:
        if other := item.keys() - {"key", "url"}:
            raise BadWitnesses(f"nothing is known of {', '.join(sorted(other))} of a witness")
    return Witnesses(
        policy=Policy(document["need"], tuple(key for key, _ in named)),
        asks=tuple((key, over_http(item["url"])) for key, item in named if "url" in item),
    )


def witnessed() -> Opened:
    """Return the ledger with its witnesses.

    Acts are recorded without it: a mistake in the file must stop none. Raises `BadWitnesses`.
    """
    ledger = opened()
    try:
        ring = KeyRing(ledger.log.ring.log, witnesses().policy)
    except BadWitnesses:
        raise
    except ValueError as error:
        raise BadWitnesses(f"{settings.ENVIRONMENT.home / WITNESSES}: {error}") from error
    return replace(ledger, log=replace(ledger.log, ring=ring))


def standing(note: Note, policy: Policy) -> Standing:
    """Return who of the witnesses cosigned a checkpoint."""
    found = cosignatures(note, policy.witnesses).times
    return Standing(policy.need, tuple((each.name, found.get(each)) for each in policy.witnesses))
