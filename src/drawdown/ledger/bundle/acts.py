"""The acts of a bundle, read by the grammar of their canonical bytes.

A verifier reads a million acts and changes none. Matching the one spelling that `act_reading` takes
is ten times as fast as making the act, and a test holds the two together.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Any, NoReturn

from drawdown.core.canonical import canonical_bytes
from drawdown.core.findings import Place
from drawdown.ledger.body import MAX_DEPTH, body_faults
from drawdown.ledger.bundle.verdict import Findings
from drawdown.ledger.narrow import LARGEST
from drawdown.ledger.tiles import MAX_ENTRY

_UUID = rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_HEX = rb"[0-9a-f]{64}"
_SLUG = rb'(?=[^"]{1,60}")[a-z0-9]+(?:-[a-z0-9]+)*'
_WORD = rb"[a-z][a-z0-9_]{0,59}"
_KIND = rb'(?=[^"]{1,60}")[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+'
_SUBJECT = rb"[a-z][a-z0-9_]{0,59}:[A-Za-z0-9][A-Za-z0-9._/:-]{0,127}"
_DAY = rb"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CLOCK = rb"T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z"


def _texts(name: bytes, each: bytes) -> bytes:
    return b'"%b":\\[(?P<%b>(?:"%b"(?:,"%b")*)?)\\]' % (name, name, each, each)


def _act(mission: str) -> re.Pattern[bytes]:
    """Return the grammar of the acts of a mission."""
    members = (
        b'"act":"(?P<act>%b)"' % _UUID,
        b'"actor":\\{"capacity":"%b","delegation":(?:null|"%b"),"person":"%b"\\}'
        % (_WORD, _UUID, _SLUG),
        b'"body":(?P<body>\\{.*\\})',
        b'"claimed":"(?P<claimed_on>%b)%b"' % (_DAY, _CLOCK),
        _texts(b"evidence", _HEX),
        b'"format":"drawdown-act/1"',
        b'"kind":"(?P<kind>%b)"' % _KIND,
        b'"mission":"%b"' % re.escape(mission.encode()),
        b'"recorded":"(?P<recorded>(?P<recorded_on>%b)%b)"(?:,"rules":"%b")?'
        % (_DAY, _CLOCK, _HEX),
        b'"seen":(?P<seen>0|[1-9][0-9]{0,15})',
        _texts(b"sites", _SLUG),
        _texts(b"subjects", _SUBJECT),
    )
    return re.compile(b"\\{%b\\}" % b",".join(members), re.DOTALL)


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)


_DECODE = json.JSONDecoder(parse_float=_no_number, parse_constant=_no_number).decode
_ENCODE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_FAR_CHARACTER = re.compile(rb"[\xed-\xf4]")
_LOOK_CLOSER = re.compile(rb'"personal"|[0-9]{16}')
NAMED = re.compile(rb'"([0-9a-f]{64})"')
"""The hashes and digests that stand in an act as whole texts."""


def is_body(raw: bytes) -> bool:
    """Return whether bytes are the canonical body of an act."""
    try:
        value = _DECODE(raw.decode())
        if _FAR_CHARACTER.search(raw):
            same = canonical_bytes(value) == raw
        else:
            same = _ENCODE(value).encode() == raw
    except (ValueError, RecursionError):
        return False
    deep = raw.count(b"{") + raw.count(b"[") >= MAX_DEPTH
    return same and not ((deep or _LOOK_CLOSER.search(raw)) and _is_faulty(value))


def _is_faulty(body: dict[str, Any]) -> bool:
    return bool(body_faults(body, Place("act")))


@lru_cache(maxsize=4096)
def _is_day(text: bytes) -> bool:
    try:
        date.fromisoformat(text.decode())
    except ValueError:
        return False
    return True


def _rises(listed: bytes) -> bool:
    """Return whether a list of texts is sorted and names nothing twice."""
    values = [text.strip(b'"') for text in listed.split(b",")]
    return all(left < right for left, right in pairwise(values))


@dataclass(slots=True)
class Acts:
    """What the acts of a bundle say, each looked at once, in their order."""

    mission: str
    findings: Findings
    held: Container[str] = ()
    """The documents that are there or listed as withheld, by hash."""
    site: str | None = None
    unnamed: set[str] = field(default_factory=set)
    """The documents and personal values of the bundle that no act has named yet."""
    count: int = 0
    first_key: str | None = None
    """The key that the first entry names, if that opens the ledger."""
    rotations: list[tuple[int, str]] = field(default_factory=list)
    """The keys that acts name as the next ones, and the sizes from which they sign."""
    latest: str = ""
    latest_at: int = 0
    _last: bytes = b""
    _ids: set[bytes] = field(default_factory=set)
    _match: Callable[[bytes], re.Match[bytes] | None] = field(init=False)
    _here: bytes = field(init=False)

    def __post_init__(self) -> None:
        self._match = _act(self.mission).fullmatch
        self._here = f'"{self.site}"'.encode()

    def see(self, index: int, raw: bytes) -> None:
        """Check an act, and note what speaks against it."""
        act = self._match(raw) if len(raw) <= MAX_ENTRY else None
        if act is None or not _is_act(act):
            self.findings.add("act-malformed", index)
            return
        self.count += 1
        self._see_id(index, act["act"])
        self._see_time(index, act["recorded"])
        if int(act["seen"]) > index:
            self.findings.add("seen-too-much", index)
        if act["kind"].startswith(b"ledger."):
            self._see_key(index, act)
        if self.unnamed and (named := NAMED.findall(raw)):
            self.unnamed.difference_update(each.decode() for each in named)
        for digest in NAMED.findall(act["evidence"]):
            if digest.decode() not in self.held:
                self.findings.add("evidence-missing", digest.decode())
        if self.site is not None and act["sites"] and self._here not in act["sites"]:
            self.findings.add("act-of-other-site", index)

    def _see_id(self, index: int, found: bytes) -> None:
        if found in self._ids:
            self.findings.add("act-repeated", index)
        self._ids.add(found)

    def _see_key(self, index: int, act: re.Match[bytes]) -> None:
        body: dict[str, Any] = json.loads(act["body"])
        if act["kind"] == b"ledger.opened" and index == 0:
            self.first_key = str(body.get("key"))
        elif act["kind"] == b"ledger.key_rotated":
            self.rotations.append((index + 2, body.get("new", "")))

    def _see_time(self, index: int, recorded: bytes) -> None:
        """Compare times as text: their one spelling sorts as they do."""
        if recorded < self._last:
            self.findings.add("recorded-decreases", index)
        self._last = recorded
        if (text := recorded.decode()) > self.latest:
            self.latest, self.latest_at = text, index


def _is_act(act: re.Match[bytes]) -> bool:
    """Return whether what the grammar cannot say holds too."""
    days = _is_day(act["claimed_on"]) and _is_day(act["recorded_on"])
    if not days or int(act["seen"]) > LARGEST:
        return False
    lists = (act["evidence"], act["sites"], act["subjects"])
    return all(b"," not in each or _rises(each) for each in lists) and is_body(act["body"])
