#!/usr/bin/env python3
"""Checks a drawdown bundle with Python 3.9 or newer and nothing else: one file, no network.

    python3 verify.py BUNDLE [--key VKEY] [--witness VKEY ...] [--checkpoint FILE] [--lang fr]

It shares no code with the program that made the bundle, nor with `verify.html`. What it checks,
and in which order, stands in `docs/formats/bundle.md`; the last line it prints is the verdict as
JSON. Exit code 0: everything agrees; 1: something does not, or could not be checked; 2: usage.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import calendar
import hashlib
import io
import json
import re
import struct
import sys
import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, BinaryIO, NamedTuple

SAFE = 2**53 - 1
FILES = 200_000
MEGABYTE = 1_000_000
ACT_BYTES = 65_535
BUNDLE_BYTES = 256 * (2 + ACT_BYTES)
DEEPEST = 16
CLOCK_SKEW = 300


class Malformed(Exception):
    """Bytes are not what their format says."""


def insist(condition: object, what: str) -> None:
    """Refuse what is not as it has to be."""
    if not condition:
        raise Malformed(what)


# ---------------------------------------------------------------- canonical JSON (RFC 8785)


def integer(digits: str) -> int:
    """Return an integer that every JSON reader understands alike; refuse any other."""
    if len(digits) > 17 or abs(int(digits)) > SAFE:
        raise Malformed("number")
    return int(digits)


def no_number(_: str) -> Any:
    """Refuse what is not an integer."""
    raise Malformed("number")


def depth(value: Any) -> int:
    """Return how deep values stand in objects and arrays: 0 for a lone one."""
    inside = value.values() if type(value) is dict else value if type(value) is list else ()
    return 1 + max(map(depth, inside)) if inside else 0


def in_order(value: Any) -> Any:
    """Return the value with the keys of its objects in UTF-16 order, as RFC 8785 has them."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: str(key).encode("utf-16-be", "surrogatepass"))
        return {key: in_order(value[key]) for key in keys}
    return [in_order(item) for item in value] if isinstance(value, list) else value


PLAIN = json.JSONDecoder(parse_int=integer, parse_float=no_number, parse_constant=no_number)
SORTED = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
FAR = re.compile(rb"[\xee-\xf4]")  # a character from U+E000 on, where UTF-16 sorts otherwise
UNSORTED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def canonical(raw: bytes) -> Any:
    """Return the value of canonical JSON; refuse any other bytes of the same value."""
    try:
        text = raw.decode()
        value = PLAIN.decode(text)
        shallow = text.count("{") + text.count("[") <= DEEPEST
        insist(shallow or depth(value) <= DEEPEST, "depth")
        written = UNSORTED.encode(in_order(value)) if FAR.search(raw) else SORTED.encode(value)
    except (ValueError, RecursionError) as error:
        raise Malformed("json") from error
    if written != text:
        raise Malformed("canonical")
    return value


def shape(value: Any, /, **types: Any) -> dict[str, Any]:
    """Return the value when it is an object of exactly these keys and types."""
    if type(value) is not dict or value.keys() != types.keys():
        raise Malformed("keys")
    for key, allowed in types.items():
        if type(value[key]) not in (allowed if isinstance(allowed, tuple) else (allowed,)):
            raise Malformed(key)
    return value


def rising(values: Sequence[Any]) -> bool:
    """Tell whether each value is greater than the one before it."""
    return all(one < other for one, other in zip(values, values[1:]))


# ---------------------------------------------------------------- Ed25519 (RFC 8032), verify only

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]  # extended coordinates X, Y, Z, T with x = X/Z, y = Y/Z, xy = T/Z
NEUTRAL: Point = (0, 1, 1, 0)


def add(one: Point, other: Point) -> Point:
    """Return the sum of two points."""
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c = 2 * D * one[3] * other[3] % P
    d = 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def double(point: Point) -> Point:
    """Return twice a point."""
    a, b = point[0] * point[0] % P, point[1] * point[1] % P
    c, h = 2 * point[2] * point[2] % P, a + b
    e, g = h - (point[0] + point[1]) ** 2 % P, a - b
    f = c + g
    return e * f % P, g * h % P, f * g % P, e * h % P


def decode_point(raw: bytes) -> Point | None:
    """Return a point of large order from its only encoding; None for anything else."""
    number = int.from_bytes(raw, "little")
    sign, y = number >> 255, number & (2**255 - 1)
    if len(raw) != 32 or y >= P:
        return None
    above, below = (y * y - 1) % P, (D * y * y + 1) % P
    x = above * pow(below, 3, P) * pow(above * pow(below, 7, P), (P - 5) // 8, P) % P
    if (below * x * x - above) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (below * x * x - above) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    point = (x, y, 1, x * y % P)
    eightfold = double(double(double(point)))
    return None if eightfold[0] == 0 else point


def multiples(point: Point) -> list[Point]:
    """Return the point times 0 to 15."""
    found = [NEUTRAL]
    for _ in range(15):
        found.append(add(found[-1], point))
    return found


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = decode_point(BASE_Y.to_bytes(32, "little"))
OF_BASE = multiples(BASE or NEUTRAL)


@lru_cache(maxsize=256)
def ed25519(public: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether a signature is valid: S < L, no point of small order, [S]B = R + [k]A."""
    if len(signature) != 64:
        return False
    s, a = int.from_bytes(signature[32:], "little"), decode_point(public)
    if s >= L or a is None:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    of_minus_a, total = multiples((P - a[0], a[1], 1, P - a[3])), NEUTRAL
    for shift in range(252, -4, -4):
        total = double(double(double(double(total))))
        total = add(add(total, OF_BASE[s >> shift & 15]), of_minus_a[k >> shift & 15])
    if double(double(double(total)))[0] == 0:
        return False
    inverse = pow(total[2], P - 2, P)
    x, y = total[0] * inverse % P, total[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little") == signature[:32]


# ---------------------------------------------------------------- keys, notes and checkpoints

NAME = re.compile(r"[!-*,-~]+\Z")
LAST_SECOND = 253_402_300_799  # of the year 9999
SIZE = re.compile(r"(?:0|[1-9][0-9]{0,15})\Z")
LOG, WITNESS = 1, 4


class Key(NamedTuple):
    """A public key with the name it signs by."""

    name: str
    number: bytes
    public: bytes
    text: str


class Note(NamedTuple):
    """A signed note: its text, and the payload of each signer."""

    text: bytes
    signatures: dict[tuple[str, bytes], bytes]


class Checkpoint(NamedTuple):
    """What a checkpoint says: whose log, how many entries, which root."""

    origin: str
    size: int
    root: bytes


def unbase64(text: str) -> bytes:
    """Return the bytes of the one right base64 text of them."""
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Malformed("base64") from error
    if base64.b64encode(raw).decode() != text:
        raise Malformed("base64")
    return raw


def parse_key(text: str, kind: int) -> Key:
    """Return the key of a C2SP vkey: `name+hash+base64(kind || key)`."""
    parts = text.split("+", 2)
    if len(parts) != 3 or not NAME.match(parts[0]):
        raise Malformed("vkey")
    raw = unbase64(parts[2])
    number = hashlib.sha256(parts[0].encode() + b"\n" + raw).digest()[:4]
    if parts[1] != number.hex() or len(raw) != 33 or raw[0] != kind or not decode_point(raw[1:]):
        raise Malformed("vkey")
    return Key(parts[0], number, raw[1:], text)


def parse_note(raw: bytes) -> Note:
    """Return a signed note: ASCII text, an empty line, one line for each signer."""
    head, gap, tail = raw.rpartition(b"\n\n")
    lines = tail.split(b"\n")
    if len(raw) > MEGABYTE or not gap or lines.pop() or not 1 <= len(lines) <= 100:
        raise Malformed("note")
    signatures: dict[tuple[str, bytes], bytes] = {}
    for line in lines:
        words = line.split(b" ")
        if len(words) != 3 or words[0] != "\u2014".encode() or not (words[1] + words[2]).isascii():
            raise Malformed("note")
        name, payload = words[1].decode(), unbase64(words[2].decode())
        signer = (name, payload[:4])
        if not NAME.match(name) or len(payload) < 5 or signer in signatures:
            raise Malformed("note")
        signatures[signer] = payload[4:]
    if not re.match(rb"[\n -~]+\Z", head):
        raise Malformed("note")
    return Note(head + b"\n", signatures)


def parse_checkpoint(text: bytes) -> Checkpoint:
    """Return what the text of a checkpoint says."""
    lines = text.decode().split("\n")[:-1]
    if len(lines) < 3 or not all(lines) or not NAME.match(lines[0]) or not SIZE.match(lines[1]):
        raise Malformed("checkpoint")
    size, root = int(lines[1]), unbase64(lines[2])
    if size > SAFE or len(root) != 32 or (size == 0 and root != hashlib.sha256().digest()):
        raise Malformed("checkpoint")
    return Checkpoint(lines[0], size, root)


def log_signed(note: Note, key: Key) -> bool:
    """Tell whether the log's key signed the note."""
    payload = note.signatures.get((key.name, key.number))
    return payload is not None and ed25519(key.public, note.text, payload)


def cosigned(note: Note, key: Key) -> int | None:
    """Return when a witness cosigned the note; None where its line is wrong."""
    payload = note.signatures[(key.name, key.number)]
    if len(payload) != 72:
        return None
    time = int.from_bytes(payload[:8], "big")
    message = b"cosignature/v1\ntime %d\n" % time + note.text
    return time if time <= LAST_SECOND and ed25519(key.public, message, payload[8:]) else None


# ---------------------------------------------------------------- the tree (RFC 6962)


def leaf_hash(entry: bytes) -> bytes:
    """Return the hash of a leaf."""
    return hashlib.sha256(b"\0" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node."""
    return hashlib.sha256(b"\1" + left + right).digest()


def tree_hash(hashes: Sequence[bytes]) -> bytes:
    """Return the root over these hashes."""
    if not hashes:
        return hashlib.sha256().digest()
    level = list(hashes)
    while len(level) > 1:
        odd = [level.pop()] if len(level) % 2 else []
        level = [node_hash(level[at], level[at + 1]) for at in range(0, len(level), 2)] + odd
    return level[0]


def root_by_proof(leaf: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes | None:
    """Return the root that an inclusion proof leads to; None where its length is wrong."""
    node, last, at = leaf, size - 1, index
    for step in proof:
        if last == 0:
            return None
        if at % 2 or at == last:
            node = node_hash(step, node)
            while at % 2 == 0 and at:
                at, last = at // 2, last // 2
        else:
            node = node_hash(node, step)
        at, last = at // 2, last // 2
    return node if last == 0 else None


def tile_path(level: str, index: int, width: int) -> str:
    """Return the name of a tile as C2SP `tlog-tiles` writes it."""
    groups = []
    while True:
        groups.append("%03d" % (index % 1000))
        index //= 1000
        if not index:
            break
    groups[1:] = ["x" + group for group in groups[1:]]
    return "tile/%s/%s%s" % (level, "/".join(groups[::-1]), "" if width == 256 else ".p/%d" % width)


def tiles_of(level: str, count: int) -> Iterator[tuple[str, int]]:
    """Yield name and width of each tile of a level that has this many hashes."""
    for index in range(count // 256):
        yield tile_path(level, index, 256), 256
    if count % 256:
        yield tile_path(level, count // 256, count % 256), count % 256


def split_entries(raw: bytes, width: int) -> list[bytes]:
    """Return the entries of an entry bundle: each its length in two bytes, then itself."""
    entries, at = [], 0
    while at + 2 <= len(raw):
        end = at + 2 + int.from_bytes(raw[at : at + 2], "big")
        entries.append(raw[at + 2 : end])
        at = end
    if at != len(raw) or len(entries) != width:
        raise Malformed("entries")
    return entries


# ---------------------------------------------------------------- acts

ACT = {
    "act": str, "actor": dict, "body": dict, "claimed": str, "evidence": list, "format": str,
    "kind": str, "mission": str, "recorded": str, "seen": int, "sites": list, "subjects": list,
}  # fmt: skip
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")
SLUG = re.compile(r"(?=.{1,60}\Z)[a-z0-9]+(?:-[a-z0-9]+)*\Z")
WORD = re.compile(r"[a-z][a-z0-9_]{0,59}\Z")
KIND = re.compile(r"(?=.{1,60}\Z)[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+\Z")
SUBJECT = re.compile(r"[a-z][a-z0-9_]{0,59}:[A-Za-z0-9][A-Za-z0-9._/:-]{0,127}\Z")
HEX = re.compile(r"[0-9a-f]{64}\Z")
SALT = re.compile(r"[0-9a-f]{32}\Z")
TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\Z")
NAMED = re.compile(rb'"([0-9a-f]{64})"')


@lru_cache(maxsize=4096)
def midnight(day: str) -> int:
    """Return the first second of a day of the calendar, since 1970."""
    year, month, date = int(day[:4]), int(day[5:7]), int(day[8:])
    insist(year and 1 <= month <= 12, "day")
    insist(1 <= date <= calendar.monthrange(year, month)[1], "day")
    return calendar.timegm((year, month, date, 0, 0, 0))


def seconds(text: str) -> int:
    """Return a UTC time as seconds since 1970."""
    insist(TIME.match(text), "time")
    hour, minute, second = int(text[11:13]), int(text[14:16]), int(text[17:19])
    insist(hour < 24 and minute < 60 and second < 60, "time")
    return midnight(text[:10]) + hour * 3600 + minute * 60 + second


def texts(values: Sequence[Any], pattern: Any) -> None:
    """Refuse a list unless each value is a text of this form, greater than the one before it."""
    if not all(type(value) is str and pattern.match(value) for value in values):
        raise Malformed("texts")
    if not rising(values):
        raise Malformed("order")


def personal_alone(value: Any) -> bool:
    """Tell whether each `personal` in a body stands alone with one digest."""
    if type(value) is dict:
        named = value.get("personal", "0" * 64)
        if (
            type(named) is not str
            or not HEX.match(named)
            or ("personal" in value and len(value) > 1)
        ):
            return False
        return all(map(personal_alone, value.values()))
    return type(value) is not list or all(map(personal_alone, value))


def parse_act(raw: bytes, mission: str) -> dict[str, Any]:
    """Return an act of this mission; refuse bytes that are none."""
    act = canonical(raw) if len(raw) <= ACT_BYTES else None
    rules = {"rules": str} if type(act) is dict and "rules" in act else {}
    act = shape(act, **ACT, **rules)
    actor = shape(act["actor"], capacity=str, delegation=(str, type(None)), person=str)
    if act["format"] != "drawdown-act/1" or act["mission"] != mission or act["seen"] < 0:
        raise Malformed("act")
    if not (UUID.match(act["act"]) and KIND.match(act["kind"]) and SLUG.match(actor["person"])):
        raise Malformed("act")
    if not WORD.match(actor["capacity"]) or not UUID.match(actor["delegation"] or act["act"]):
        raise Malformed("actor")
    if actor["delegation"] == "" or not HEX.match(act.get("rules", "0" * 64)):
        raise Malformed("act")
    texts(act["subjects"], SUBJECT)
    texts(act["sites"], SLUG)
    texts(act["evidence"], HEX)
    if b'"personal":' in raw and not personal_alone(act["body"]):
        raise Malformed("personal")
    seconds(act["claimed"])
    return act


# ---------------------------------------------------------------- the container: a stored ZIP

FILE_NAME = re.compile(r"[A-Za-z0-9._/-]{1,255}\Z")
FULL_32, FULL_16 = 0xFFFFFFFF, 0xFFFF
NEW_YEAR_1980 = 0x21


class Unreadable(Exception):
    """The container is not a bundle: the code of the reason, and where."""


class Member(NamedTuple):
    """A file of the container: where its bytes lie."""

    offset: int
    size: int
    crc: int


def local_header(name: bytes, size: int, crc: int) -> bytes:
    """Return the only header that a bundle has before a file."""
    large = size >= FULL_32
    extra = struct.pack("<HHQQ", 1, 16, size, size) if large else b""
    fields = (
        45 if large else 20,
        0,
        0,
        0,
        NEW_YEAR_1980,
        crc,
        min(size, FULL_32),
        min(size, FULL_32),
    )
    return struct.pack("<IHHHHHIIIHH", 0x04034B50, *fields, len(name), len(extra)) + name + extra


def directory_header(name: bytes, size: int, crc: int, offset: int) -> bytes:
    """Return the only entry that a bundle's directory has for a file."""
    far = [size, size] * (size >= FULL_32) + [offset] * (offset >= FULL_32)
    extra = struct.pack("<HH%dQ" % len(far), 1, 8 * len(far), *far) if far else b""
    version = 45 if far else 20
    short = min(size, FULL_32)
    fields = (version, version, 0, 0, 0, NEW_YEAR_1980, crc, short, short, len(name), len(extra))
    tail = (0, 0, 0, 0, min(offset, FULL_32))
    return struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, *fields, *tail) + name + extra


def end_record(count: int, size: int, offset: int) -> bytes:
    """Return the only end that a bundle has, after a directory of this size at this offset."""
    short = (min(count, FULL_16), min(count, FULL_16), min(size, FULL_32), min(offset, FULL_32))
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, *short, 0)
    if count < FULL_16 and size < FULL_32 and offset < FULL_32:
        return end
    far = struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, count, count, size, offset)
    return far + struct.pack("<IIQI", 0x07064B50, 0, offset + size, 1) + end


class Container:
    """The files of a bundle, read where they lie; refuses any byte that could be another."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.length = stream.seek(0, io.SEEK_END)
        self.members: dict[str, Member] = {}
        count, size, offset = self.directory_place()
        directory, at, place, before = self.bytes_at(offset, size), 0, 0, ""
        for number in range(count):
            name, member, header = self.entry(directory[at : at + 400], str(number))
            if not FILE_NAME.match(name) or {"", ".", ".."} & set(name.split("/")):
                raise Unreadable("container-name", str(number))
            if name <= before:
                raise Unreadable("container-order", str(number))
            local = local_header(name.encode(), member.size, member.crc)
            end = place + len(local) + member.size
            if header != place or end > offset or self.bytes_at(place, len(local)) != local:
                raise Unreadable("container-entry", str(number))
            self.members[name] = member._replace(offset=place + len(local))
            at += len(directory_header(name.encode(), member.size, member.crc, header))
            place, before = end, name
        if at != size or place != offset:
            raise Unreadable("container-end", "")

    def bytes_at(self, offset: int, length: int) -> bytes:
        """Return bytes of the container."""
        self.stream.seek(offset)
        return self.stream.read(length)

    def directory_place(self) -> tuple[int, int, int]:
        """Return how many files there are, and size and offset of the directory."""
        if self.length < 22:
            raise Unreadable("container-end", "")
        count, size, offset = struct.unpack("<10xHIIxx", self.bytes_at(self.length - 22, 22))
        if count == FULL_16 or FULL_32 in (size, offset):
            if self.length < 98:
                raise Unreadable("container-end", "")
            count, size, offset = struct.unpack("<32xQQQ", self.bytes_at(self.length - 98, 56))
        end = end_record(min(count, SAFE), min(size, SAFE), min(offset, SAFE))
        if self.bytes_at(max(0, self.length - len(end)), len(end)) != end:
            raise Unreadable("container-end", "")
        if offset + size + len(end) != self.length:
            raise Unreadable("container-end", "")
        if count > FILES or size > count * 400:
            raise Unreadable("container-limit", str(count))
        return count, size, offset

    def entry(self, raw: bytes, number: str) -> tuple[str, Member, int]:
        """Return name, member and header offset of the directory entry that stands first."""
        if len(raw) < 46:
            raise Unreadable("container-entry", number)
        crc, size, name_length, extra_length, offset = struct.unpack_from("<16xII4xHH10xI", raw)[:5]
        name, extra = raw[46 : 46 + name_length], raw[46 + name_length :][:extra_length]
        far = [int.from_bytes(extra[at : at + 8], "little") for at in range(4, len(extra) - 7, 8)]
        if size == FULL_32 and len(far) >= 2:
            size, far = far[0], far[2:]
        if offset == FULL_32 and far:
            offset = far[0]
        text = name.decode("latin-1")
        if not FILE_NAME.match(text):
            raise Unreadable("container-name", number)
        if size > SAFE or offset > SAFE:
            raise Unreadable("container-entry", number)
        expected = directory_header(name, size, crc, offset)
        if raw[: len(expected)] != expected:
            raise Unreadable("container-entry", number)
        return text, Member(0, size, crc), offset


# ---------------------------------------------------------------- reasons

FIELDS = ("intact", "complete", "signed", "witnessed", "timely")

# code: (field, verdict, English, French); {where} and {count} are filled in
REASONS: dict[str, tuple[str, str, str, str]] = {
    "container-end": ("intact", "no",
        "the file does not end as a bundle does: cut off, extended, or another kind of file",
        (
            "le fichier ne se termine pas comme un dossier scellé : coupé, allongé ou d'une autre"
            " nature"
        )),
    "container-entry": ("intact", "no",
        "file number {where} of the container has a header that is not the only right one",
        "le fichier numéro {where} du conteneur a un en-tête qui n'est pas le seul correct"),
    "container-limit": ("intact", "no",
        "the container claims {where} files; a bundle has at most 200,000",
        "le conteneur annonce {where} fichiers ; un dossier scellé en a au plus 200 000"),
    "container-name": ("intact", "no",
        "file number {where} of the container has a name that no bundle has",
        "le fichier numéro {where} du conteneur porte un nom qu'aucun dossier scellé ne contient"),
    "container-order": ("intact", "no",
        "file number {where} of the container is out of order or there twice",
        "le fichier numéro {where} du conteneur n'est pas à sa place ou figure deux fois"),
    "needed-missing": ("intact", "no",
        "{where} is missing, without which nothing can be checked",
        "{where} manque ; sans ce fichier rien ne peut être vérifié"),
    "manifest-malformed": ("intact", "no",
        "manifest.json is not a manifest",
        "manifest.json n'est pas un manifeste"),
    "crc-differs": ("intact", "no",
        "{where} was damaged: its checksum differs",
        "{where} est abîmé : sa somme de contrôle diffère"),
    "file-missing": ("intact", "no",
        "{where} stands in the manifest but not in the bundle",
        "{where} figure au manifeste mais pas dans le dossier scellé"),
    "file-unlisted": ("intact", "no",
        "{where} stands in the bundle but not in the manifest",
        "{where} est dans le dossier scellé mais pas au manifeste"),
    "file-differs": ("intact", "no",
        "{where} is not the file of the manifest: size or SHA-256 differ",
        "{where} n'est pas le fichier du manifeste : taille ou SHA-256 différents"),
    "file-unexpected": ("intact", "no",
        "{where} has no place in this bundle",
        "{where} n'a pas sa place dans ce dossier scellé"),
    "manifest-note": ("intact", "no",
        "manifest.note does not name this manifest",
        "manifest.note ne désigne pas ce manifeste"),
    "keys-malformed": ("intact", "no",
        "keys.json is not a list of keys",
        "keys.json n'est pas une liste de clés"),
    "checkpoint-malformed": ("intact", "no",
        "checkpoint is not a checkpoint",
        "checkpoint n'est pas un point de contrôle"),
    "checkpoint-other": ("intact", "no",
        "the checkpoint is of another log or size than the manifest says",
        "le point de contrôle est d'un autre registre ou d'une autre taille que le manifeste"),
    "signer-unknown": ("intact", "no",
        "{where} signed the checkpoint and is neither the log nor a known witness",
        "{where} a signé le point de contrôle sans être le registre ni un témoin connu"),
    "entries-malformed": ("intact", "no",
        "{where} cannot be split into entries",
        "{where} ne se découpe pas en inscriptions"),
    "act-malformed": ("intact", "no",
        "entry {where} is not an act of this mission",
        "l'inscription {where} n'est pas un acte de cette mission"),
    "act-repeated": ("intact", "no",
        "entry {where} repeats an act that stands before it",
        "l'inscription {where} répète un acte qui la précède"),
    "act-of-other-site": ("intact", "no",
        "entry {where} concerns another site",
        "l'inscription {where} concerne un autre site"),
    "tile-differs": ("intact", "no",
        "{where} is not what the entries hash to",
        "{where} ne correspond pas aux empreintes des inscriptions"),
    "root-differs": ("intact", "no",
        (
            "the entries lead to another root than the checkpoint's: something was changed, added"
            " or removed"
        ),
        (
            "les inscriptions mènent à une autre racine que celle du point de contrôle : il y a "
            "eu changement, ajout ou suppression"
        )),
    "root-not-reached": ("intact", "no",
        "the root could not be computed from the entries that are there",
        "la racine n'a pas pu être calculée à partir des inscriptions présentes"),
    "proof-malformed": ("intact", "no",
        "the proof of entry {where} cannot be read or is for another checkpoint",
        "la preuve de l'inscription {where} est illisible ou vise un autre point de contrôle"),
    "proof-wrong": ("intact", "no",
        "the proof of entry {where} does not lead to the checkpoint's root",
        "la preuve de l'inscription {where} ne mène pas à la racine du point de contrôle"),
    "evidence-differs": ("intact", "no",
        "{where} is not the document of that name",
        "{where} n'est pas le document de ce nom"),
    "evidence-unnamed": ("intact", "no",
        "no act names {where}",
        "aucun acte ne désigne {where}"),
    "personal-malformed": ("intact", "no",
        "personal.json is not a list of values",
        "personal.json n'est pas une liste de valeurs"),
    "personal-differs": ("intact", "no",
        "the personal value {where} is not the one that was recorded",
        "la valeur personnelle {where} n'est pas celle qui fut inscrite"),
    "personal-unnamed": ("intact", "no",
        "no act names the personal value {where}",
        "aucun acte ne désigne la valeur personnelle {where}"),
    "agrees": ("intact", "yes",
        "{count} files, every hash and proof agree",
        "{count} fichiers, toutes les empreintes et preuves concordent"),
    "entries-missing": ("complete", "no",
        "entries are missing: {where}",
        "des inscriptions manquent : {where}"),
    "tile-missing": ("complete", "no",
        "a tile of the tree is missing: {where}",
        "une tuile de l'arbre manque : {where}"),
    "act-without-proof": ("complete", "no",
        "entry {where} has no proof",
        "l'inscription {where} n'a pas de preuve"),
    "proof-without-act": ("complete", "no",
        "entry {where} has a proof but is not there",
        "l'inscription {where} a une preuve mais n'est pas là"),
    "evidence-missing": ("complete", "no",
        "a document that an act names is neither there nor listed as withheld: {where}",
        "un document désigné par un acte n'est ni présent ni déclaré retenu : {where}"),
    "all-entries": ("complete", "yes",
        "all {count} entries of the ledger are there",
        "les {count} inscriptions du registre sont toutes là"),
    "part-proved": ("complete", "yes",
        (
            "each of {count} acts of site {where} has its proof; only the whole ledger can show "
            "that none is left out"
        ),
        (
            "chacun des {count} actes du site {where} a sa preuve ; seul le registre entier peut "
            "montrer qu'il n'en manque aucun"
        )),
    "checkpoint-unsigned": ("signed", "no",
        "the log's key did not sign this checkpoint",
        "la clé du registre n'a pas signé ce point de contrôle"),
    "manifest-unsigned": ("signed", "no",
        "the log's key did not sign this manifest",
        "la clé du registre n'a pas signé ce manifeste"),
    "key-other": ("signed", "no",
        "the bundle is signed by another key than the one given: {where}",
        "le dossier est signé par une autre clé que celle donnée : {where}"),
    "keys-differ": ("signed", "no",
        "{where} has other keys than those that the acts name",
        "{where} contient d'autres clés que celles que les actes désignent"),
    "rotation-wrong": ("signed", "no",
        "the change to key {where} was not signed by the old key and the new one",
        "le passage à la clé {where} n'est pas signé par l'ancienne clé et la nouvelle"),
    "rotation-unproved": ("signed", "unknown",
        "nothing shows that the key given and the signing key follow one another: {where}",
        "rien ne montre que la clé donnée et la clé signataire se succèdent : {where}"),
    "key-from-bundle": ("signed", "unknown",
        (
            "the signatures are valid, but the log's key is only known from the bundle itself: "
            "{where}"
        ),
        (
            "les signatures sont valides, mais la clé du registre n'est connue que par le dossier"
            " lui-même : {where}"
        )),
    "key-given": ("signed", "yes",
        "signed by the key given, or by its proven successor: {where}",
        "signé par la clé donnée, ou par une clé dont la succession est prouvée : {where}"),
    "cosignature-invalid": ("witnessed", "no",
        "the cosignature of {where} is wrong",
        "la cosignature de {where} est fausse"),
    "no-witness-policy": ("witnessed", "no",
        "this ledger has no witnesses: its keeper could rewrite it unseen",
        "ce registre n'a pas de témoins : son détenteur pourrait le réécrire sans être vu"),
    "too-few-witnesses": ("witnessed", "no",
        "cosignatures found / needed: {where}",
        "cosignatures trouvées / requises : {where}"),
    "earlier-other-origin": ("witnessed", "no",
        "the earlier checkpoint is of another log: {where}",
        "le point de contrôle antérieur est d'un autre registre : {where}"),
    "earlier-differs": ("witnessed", "no",
        (
            "this history contradicts the earlier checkpoint of size {where}: it was rewritten or"
            " forked"
        ),
        (
            "cette histoire contredit le point de contrôle antérieur de taille {where} : réécrite"
            " ou dédoublée"
        )),
    "earlier-larger": ("witnessed", "unknown",
        "the earlier checkpoint has {where} entries, more than this bundle: ask for a newer one",
        (
            "le point de contrôle antérieur compte {where} inscriptions, plus que ce dossier : "
            "demandez-en un plus récent"
        )),
    "earlier-not-comparable": ("witnessed", "unknown",
        (
            "this part cannot be compared with the earlier checkpoint of size {where}: ask for "
            "the whole ledger"
        ),
        (
            "cette partie ne peut être comparée au point de contrôle antérieur de taille {where} "
            ": demandez le registre entier"
        )),
    "earlier-agrees": ("witnessed", "yes",
        "it extends the earlier checkpoint of size {where}",
        "elle prolonge le point de contrôle antérieur de taille {where}"),
    "witness-keys-from-bundle": ("witnessed", "unknown",
        (
            "enough cosignatures ({where}), but the witnesses' keys are only known from the "
            "bundle itself"
        ),
        (
            "assez de cosignatures ({where}), mais les clés des témoins ne sont connues que par "
            "le dossier lui-même"
        )),
    "cosigned": ("witnessed", "yes",
        "cosignatures found / needed: {where}",
        "cosignatures trouvées / requises : {where}"),
    "seen-too-much": ("timely", "no",
        "the author of entry {where} had seen more entries than stand before it: some are gone",
        "l'auteur de l'inscription {where} en avait vu plus qu'il n'en précède : il en manque"),
    "recorded-decreases": ("timely", "no",
        "entry {where} was recorded before the entry it follows",
        "l'inscription {where} est datée d'avant celle qu'elle suit"),
    "recorded-after-cosigned": ("timely", "no",
        "entry {where} claims to be recorded after the witnesses had cosigned it",
        "l'inscription {where} se dit postérieure à sa cosignature par les témoins"),
    "key-outside-span": ("timely", "no",
        "a key signed outside its span: {where}",
        "une clé a signé hors de sa période : {where}"),
    "no-cosignature-times": ("timely", "unknown",
        "no cosignature shows when the entries existed",
        "aucune cosignature ne montre quand les inscriptions existaient"),
    "in-order": ("timely", "yes",
        "recorded times never decrease and precede the cosignatures",
        "les dates d'inscription ne reculent jamais et précèdent les cosignatures"),
    "not-checked": ("", "unknown",
        "not checked, because of the faults above",
        "non vérifié, à cause des défauts ci-dessus"),
}  # fmt: skip


class Findings:
    """The reasons found so far: for each code the first place, and in how many places."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[str, int]] = {}

    def add(self, code: str, where: object = "", count: int = 1) -> None:
        """Note a reason."""
        first, before = self.found.get(code, (str(where), 0))
        self.found[code] = (first, before + count)

    def of(self, field: str) -> list[str]:
        """Return the codes that speak about a field."""
        return sorted(code for code in self.found if REASONS[code][0] == field)

    def field(self, field: str) -> dict[str, Any]:
        """Return verdict and reasons of a field; without any it was not reached."""
        codes = self.of(field)
        verdicts = {REASONS[code][1] for code in codes} or {"unknown"}
        reasons = [
            {"code": code, "count": self.found[code][1], "where": self.found[code][0]}
            for code in codes
        ] or [{"code": "not-checked", "count": 1, "where": ""}]
        worst = next(each for each in ("no", "unknown", "yes") if each in verdicts)
        return {"reasons": reasons, "verdict": worst}


# ---------------------------------------------------------------- manifest, keys


def parse_manifest(raw: bytes) -> dict[str, Any]:
    """Return the manifest; refuse any other bytes."""
    manifest = shape(
        canonical(raw), files=list, format=str, made=str, mission=str, origin=str,
        site=(str, type(None)), size=int, withheld=list,
    )  # fmt: skip
    seconds(manifest["made"])
    for item in manifest["files"]:
        shape(item, name=str, sha256=str, size=int)
        if not FILE_NAME.match(item["name"]) or not HEX.match(item["sha256"]) or item["size"] < 0:
            raise Malformed("files")
    names = [item["name"] for item in manifest["files"]]
    if not rising(names) or {"manifest.json", "manifest.note"} & set(names):
        raise Malformed("files")
    texts(manifest["withheld"], HEX)
    site = "-" if manifest["site"] == "" else manifest["site"]
    if not SLUG.match(manifest["mission"]) or not SLUG.match(site or manifest["mission"]):
        raise Malformed("manifest")
    if manifest["format"] != "drawdown-bundle/1" or manifest["size"] < 0:
        raise Malformed("manifest")
    if not NAME.match(manifest["origin"]):
        raise Malformed("origin")
    return manifest


class Rotation(NamedTuple):
    """A key of the log, from which size it signs, and the note of how it followed another."""

    start: int
    key: Key
    note: Note | None


class Keys(NamedTuple):
    """The keys of the log in the order of their spans, the witnesses, how many must cosign."""

    log: list[Rotation]
    witnesses: list[Key]
    need: int

    def current(self, size: int) -> int:
        """Return the place of the key that signs a checkpoint of this size."""
        return max(at for at, each in enumerate(self.log) if each.start <= size)


def parse_keys(raw: bytes, origin: str) -> Keys:
    """Return the keys; refuse any other bytes."""
    keys = shape(canonical(raw), log=list, policy=dict)
    policy = shape(keys["policy"], need=int, witnesses=list)
    log: list[Rotation] = []
    for item in keys["log"]:
        noted = {"note": str} if isinstance(item, dict) and "note" in item else {}
        start = shape(item, **{"from": int}, vkey=str, **noted)["from"]
        note = parse_note(item["note"].encode()) if noted and log else None
        if noted and not log:
            raise Malformed("note")
        log.append(Rotation(start, parse_key(item["vkey"], LOG), note))
    if not all(type(text) is str for text in policy["witnesses"]):
        raise Malformed("witnesses")
    witnesses = [parse_key(text, WITNESS) for text in policy["witnesses"]]
    publics = {each.key.public for each in log} | {key.public for key in witnesses}
    if len(publics) != len(log) + len(witnesses) or not 0 <= policy["need"] <= len(witnesses):
        raise Malformed("keys")
    if not log or log[0].start or not rising([each.start for each in log]):
        raise Malformed("log")
    if any(each.key.name != origin for each in log):
        raise Malformed("origin")
    return Keys(log, witnesses, policy["need"])


def rotation_text(origin: str, rotation: Rotation) -> bytes:
    """Return what the old key and the new one sign when one follows the other."""
    lines = ("drawdown-key-rotation/1", origin, str(rotation.start), rotation.key.text)
    return "".join(line + "\n" for line in lines).encode()


# ---------------------------------------------------------------- the check itself


class Options(NamedTuple):
    """What the one who checks knows from elsewhere."""

    key: Key | None = None
    witnesses: tuple[Key, ...] = ()
    need: int = 0
    earlier: Checkpoint | None = None


NOTHING = Options()


def parse_earlier(raw: bytes) -> Checkpoint:
    """Return a checkpoint: a signed note, or its three lines alone as a certificate prints them."""
    insist(raw.isascii() or b"\n\n" in raw, "checkpoint")
    return parse_checkpoint(parse_note(raw).text if b"\n\n" in raw else raw)


def options(
    key: str | None = None,
    witnesses: Sequence[str] = (),
    need: int | None = None,
    checkpoint: bytes | None = None,
) -> Options:
    """Return what is known from elsewhere; refuse keys and checkpoints that are none."""
    known = tuple(
        {each.public: each for each in (parse_key(t, WITNESS) for t in witnesses)}.values()
    )
    enough = len(known) // 2 + 1 if need is None else need
    if known and not 1 <= enough <= len(known):
        raise Malformed("need")
    return Options(
        parse_key(key, LOG) if key is not None else None,
        known,
        enough,
        parse_earlier(checkpoint) if checkpoint is not None else None,
    )


NEEDED = ("checkpoint", "keys.json", "manifest.json", "manifest.note")
OTHERS = ("README.en.txt", "README.fr.txt", "personal.json", "verify.html", "verify.py")
ACT_FILE = re.compile(r"acts/(0|[1-9][0-9]{0,14})\.(json|tlog-proof)\Z")
EVIDENCE = re.compile(r"evidence/[0-9a-f]{64}\Z")


class Check:
    """One bundle under examination."""

    def __init__(self, container: Container, known: Options) -> None:
        self.container, self.known, self.findings = container, known, Findings()
        self.hashes: dict[str, str] = {}
        self.manifest: dict[str, Any] = {}
        self.keys: Keys | None = None
        self.withheld: set[str] = set()
        self.note, self.manifest_note = Note(b"", {}), Note(b"", {})
        self.checkpoint: Checkpoint | None = None
        self.earlier_root: bytes | None = None
        self.personal: dict[str, Any] = {}
        self.unnamed: set[str] = set()
        self.ids: set[str] = set()
        self.acts, self.last, self.latest, self.latest_at = 0, -(2**60), -(2**60), 0
        self.times: list[int] = []
        self.first_key: str | None = None
        self.rotations: list[tuple[int, object]] = []

    def run(self) -> None:
        """Check everything that can be checked."""
        self.hash_files()
        if not self.read_manifest():
            return
        self.read_notes()
        if self.checkpoint is None:
            return
        self.read_personal()
        root = self.read_part() if self.manifest["site"] is not None else self.read_whole()
        if root is not None and root != self.checkpoint.root:
            self.findings.add("root-differs", "checkpoint")
        self.check_named()
        self.check_keys(root)
        self.check_signed()
        need = self.check_witnessed()
        self.check_earlier(root)
        self.check_timely(need)
        self.conclude()

    def read(self, name: str, limit: int) -> bytes:
        """Return a file of the bundle; refuse one that is missing or too large."""
        member = self.container.members.get(name)
        if member is None or member.size > limit:
            raise Malformed(name)
        return self.container.bytes_at(member.offset, member.size)

    # -- files

    def hash_files(self) -> None:
        """Read every file once: its checksum in the container, and its SHA-256."""
        for name, member in self.container.members.items():
            crc, sha = 0, hashlib.sha256()
            for start in range(0, member.size, MEGABYTE):
                length = min(MEGABYTE, member.size - start)
                chunk = self.container.bytes_at(member.offset + start, length)
                crc = zlib.crc32(chunk, crc)
                sha.update(chunk)
            self.hashes[name] = sha.hexdigest()
            if crc != member.crc:
                self.findings.add("crc-differs", name)

    def read_manifest(self) -> bool:
        """Compare the files with the manifest; False where nothing more can be said."""
        for name in NEEDED:
            if name not in self.hashes:
                self.findings.add("needed-missing", name)
        if self.findings.found.get("needed-missing"):
            return False
        try:
            self.manifest = parse_manifest(self.read("manifest.json", 64 * MEGABYTE))
        except Malformed:
            self.findings.add("manifest-malformed", "manifest.json")
            return False
        self.withheld = set(self.manifest["withheld"])
        listed = {item["name"]: item for item in self.manifest["files"]}
        for name in sorted(
            (listed.keys() | self.hashes.keys()) - {"manifest.json", "manifest.note"}
        ):
            if name not in self.hashes:
                self.findings.add("file-missing", name)
            elif name not in listed:
                self.findings.add("file-unlisted", name)
            else:
                found = (self.hashes[name], self.container.members[name].size)
                if found != (listed[name]["sha256"], listed[name]["size"]):
                    self.findings.add("file-differs", name)
        return True

    def read_notes(self) -> None:
        """Read keys and checkpoint."""
        origin, size = self.manifest["origin"], self.manifest["size"]
        try:
            self.keys = parse_keys(self.read("keys.json", MEGABYTE), origin)
        except Malformed:
            self.findings.add("keys-malformed", "keys.json")
        digest = base64.b64encode(bytes.fromhex(self.hashes["manifest.json"])).decode()
        expected = "drawdown-bundle/1\n%s\n%s\n" % (origin, digest)
        try:
            self.manifest_note = parse_note(self.read("manifest.note", MEGABYTE))
            insist(self.manifest_note.text == expected.encode(), "text")
            insist(len(self.manifest_note.signatures) == 1, "signatures")
        except Malformed:
            self.findings.add("manifest-note", "manifest.note")
            self.manifest_note = Note(b"", {})
        try:
            self.note = parse_note(self.read("checkpoint", MEGABYTE))
            self.checkpoint = parse_checkpoint(self.note.text)
        except Malformed:
            self.findings.add("checkpoint-malformed", "checkpoint")
            return
        if (self.checkpoint.origin, self.checkpoint.size) != (origin, size):
            self.findings.add("checkpoint-other", "checkpoint")

    def read_personal(self) -> None:
        """Check the values of personal data against their digests."""
        if "personal.json" in self.hashes:
            try:
                self.personal = canonical(self.read("personal.json", 64 * MEGABYTE))
                insist(type(self.personal) is dict, "personal")
                insist(all(map(HEX.match, self.personal)), "digest")
                for item in self.personal.values():
                    insist(SALT.match(shape(item, salt=str, value=str)["salt"]), "salt")
            except Malformed:
                self.findings.add("personal-malformed", "personal.json")
                self.personal = {}
        for digest, item in sorted(self.personal.items()):
            salted = UNSORTED.encode(["drawdown-personal/1", item["salt"], item["value"]])
            if hashlib.sha256(salted.encode()).hexdigest() != digest:
                self.findings.add("personal-differs", digest)
        evidence = {name[9:] for name in self.hashes if EVIDENCE.match(name)}
        self.unnamed = evidence | self.personal.keys()

    # -- acts

    def unexpected(self, expected: set[str]) -> None:
        """Note every file that has no place in a bundle like this."""
        for name in self.hashes:
            if name not in expected and name not in NEEDED + OTHERS and not EVIDENCE.match(name):
                self.findings.add("file-unexpected", name)

    def see(self, index: int, raw: bytes) -> None:
        """Check one entry and remember what it names."""
        try:
            act = parse_act(raw, self.manifest["mission"])
            recorded = seconds(act["recorded"])
        except Malformed:
            self.findings.add("act-malformed", index)
            return
        self.acts += 1
        if act["act"] in self.ids:
            self.findings.add("act-repeated", index)
        self.ids.add(act["act"])
        if recorded < self.last:
            self.findings.add("recorded-decreases", index)
        self.last = recorded
        if recorded > self.latest:
            self.latest, self.latest_at = recorded, index
        if act["seen"] > index:
            self.findings.add("seen-too-much", index)
        self.see_key(index, act)
        self.unnamed.difference_update(match.decode() for match in NAMED.findall(raw))
        for digest in act["evidence"]:
            if "evidence/" + digest not in self.hashes and digest not in self.withheld:
                self.findings.add("evidence-missing", digest)
        site = self.manifest["site"]
        if site is not None and act["sites"] and site not in act["sites"]:
            self.findings.add("act-of-other-site", index)

    def see_key(self, index: int, act: dict[str, Any]) -> None:
        """Remember the key that an act names."""
        if act["kind"] == "ledger.opened" and index == 0:
            self.first_key = str(act["body"].get("key"))
        if act["kind"] == "ledger.key_rotated":
            self.rotations.append((index + 2, act["body"].get("new")))

    def read_whole(self) -> bytes | None:
        """Read every entry of a whole ledger; return the root they lead to, if all are there."""
        size = self.checkpoint.size if self.checkpoint else 0
        if size > 256 * FILES:
            self.findings.add("entries-missing", "tile/entries", 1)
            self.unexpected(set())
            return None
        bundles = list(tiles_of("entries", size))
        levels = [list(tiles_of(str(level), size >> 8 * level)) for level in range(8)]
        expected = {name for name, _ in bundles}.union(*({n for n, _ in each} for each in levels))
        self.unexpected(expected)
        chunks: list[bytes] = []
        whole = True
        for place, (name, width) in enumerate(bundles):
            hashes = self.read_entries(name, 256 * place, width)
            if hashes is None:
                whole = False
            else:
                self.compare_tile(levels[0][place][0], hashes)
                chunks.append(tree_hash(hashes))
                self.remember_earlier(place, chunks, hashes)
        if not whole:
            self.findings.add("root-not-reached")
            return None
        above = chunks
        for level, tiles in enumerate(levels[1:], 1):
            above = above[: size >> 8 * level]
            for place, (name, width) in enumerate(tiles):
                self.compare_tile(name, above[256 * place : 256 * place + width])
            above = [
                tree_hash(above[at : at + 256]) for at in range(0, len(above) // 256 * 256, 256)
            ]
        return tree_hash(chunks)

    def read_entries(self, name: str, first: int, width: int) -> list[bytes] | None:
        """Check the entries of one bundle; return their hashes."""
        if name not in self.hashes:
            self.findings.add("entries-missing", name)
            return None
        try:
            entries = split_entries(self.read(name, BUNDLE_BYTES), width)
        except Malformed:
            self.findings.add("entries-malformed", name)
            return None
        for index, raw in enumerate(entries, first):
            self.see(index, raw)
        return [leaf_hash(raw) for raw in entries]

    def compare_tile(self, name: str, hashes: Sequence[bytes]) -> None:
        """Compare a tile with the hashes it should hold."""
        try:
            if name not in self.hashes:
                self.findings.add("tile-missing", name)
            elif self.read(name, 256 * 32) != b"".join(hashes):
                self.findings.add("tile-differs", name)
        except Malformed:
            self.findings.add("tile-differs", name)

    def remember_earlier(
        self, place: int, chunks: Sequence[bytes], hashes: Sequence[bytes]
    ) -> None:
        """Keep the root that the tree had at the size of the earlier checkpoint."""
        size = self.known.earlier.size if self.known.earlier else -1
        inside = size - 256 * place
        if 0 < inside <= len(hashes):
            self.earlier_root = tree_hash([*chunks[:-1], tree_hash(hashes[:inside])])

    def read_part(self) -> bytes | None:
        """Check every act of a part against its proof."""
        kinds: dict[int, set[str]] = {}
        for name in self.hashes:
            match = ACT_FILE.match(name)
            if match:
                kinds.setdefault(int(match.group(1)), set()).add(match.group(2))
        self.unexpected(
            {"acts/%d.%s" % (at, kind) for at, found in kinds.items() for kind in found}
        )
        for index in sorted(kinds):
            if "json" not in kinds[index]:
                self.findings.add("proof-without-act", index)
                continue
            if "tlog-proof" not in kinds[index]:
                self.findings.add("act-without-proof", index)
            try:
                raw = self.read("acts/%d.json" % index, ACT_BYTES)
            except Malformed:
                self.findings.add("act-malformed", index)
                continue
            self.see(index, raw)
            if "tlog-proof" in kinds[index]:
                self.prove(index, raw)
        return None

    def prove(self, index: int, raw: bytes) -> None:
        """Check one act of a part against its proof."""
        checkpoint = self.container.members["checkpoint"]
        head = b"c2sp.org/tlog-proof@v1\nindex %d\n" % index
        tail = b"\n" + self.container.bytes_at(checkpoint.offset, checkpoint.size)
        try:
            proof = self.read("acts/%d.tlog-proof" % index, 2 * MEGABYTE)
            lines = proof[len(head) : len(proof) - len(tail)]
            insist(len(proof) >= len(head) + len(tail) and proof == head + lines + tail, "proof")
            insist(not lines or lines.endswith(b"\n"), "lines")
            hashes = [unbase64(line.decode("latin-1")) for line in lines.split(b"\n")[:-1]]
            insist(len(hashes) <= 63 and all(len(each) == 32 for each in hashes), "hashes")
        except Malformed:
            self.findings.add("proof-malformed", index)
            return
        size, root = (self.checkpoint.size, self.checkpoint.root) if self.checkpoint else (0, b"")
        if index >= size or root_by_proof(leaf_hash(raw), index, size, hashes) != root:
            self.findings.add("proof-wrong", index)

    def check_named(self) -> None:
        """Check that every document is the one of its name, and that an act names it."""
        for name in self.hashes:
            if EVIDENCE.match(name) and self.hashes[name] != name[9:]:
                self.findings.add("evidence-differs", name)
        for digest in sorted(self.unnamed):
            if "evidence/" + digest in self.hashes:
                self.findings.add("evidence-unnamed", "evidence/" + digest)
            if digest in self.personal:
                self.findings.add("personal-unnamed", digest)

    # -- signatures

    def check_keys(self, root: bytes | None) -> None:
        """Compare the keys of a whole ledger with those that its acts name."""
        if root is None or self.keys is None:
            return
        first, *later = self.keys.log
        same = [(each.start, each.key.text) for each in later] == self.rotations
        if not same or self.first_key not in (None, first.key.text):
            self.findings.add("keys-differ", "keys.json")

    def check_signed(self) -> None:
        """Check the log's signatures, the spans of its keys, and the way from the key given."""
        if self.keys is None or self.checkpoint is None:
            return
        log, now = self.keys.log, self.keys.current(self.checkpoint.size)
        key = log[now].key
        if not log_signed(self.note, key):
            self.findings.add("checkpoint-unsigned", "checkpoint")
        if not log_signed(self.manifest_note, key):
            self.findings.add("manifest-unsigned", "manifest.note")
        for at, each in enumerate(log):
            signer = (each.key.name, each.key.number)
            if at != now and (
                signer in self.note.signatures or signer in self.manifest_note.signatures
            ):
                self.findings.add("key-outside-span", each.key.text)
            if each.note and not self.rotated(each, log[at - 1].key):
                self.findings.add("rotation-wrong", each.key.text)
        witnesses = (*self.keys.witnesses, *self.known.witnesses)
        known = {(each.name, each.number) for each in (*(each.key for each in log), *witnesses)}
        for signer in self.note.signatures:
            if signer not in known:
                self.findings.add("signer-unknown", signer[0])
        if self.findings.of("signed"):
            return
        self.findings.add(self.trust(log, now), key.text)

    def rotated(self, rotation: Rotation, before: Key) -> bool:
        """Tell whether the old key and the new one signed that one follows the other."""
        note = rotation.note or Note(b"", {})
        right = note.text == rotation_text(before.name, rotation) and len(note.signatures) == 2
        return right and log_signed(note, before) and log_signed(note, rotation.key)

    def trust(self, log: list[Rotation], now: int) -> str:
        """Return what is known of the signing key."""
        if self.known.key is None:
            return "key-from-bundle"
        places = [at for at, each in enumerate(log) if each.key.text == self.known.key.text]
        if not places:
            return "key-other"
        first, last = sorted((places[0], now))
        proved = all(each.note for each in log[first + 1 : last + 1])
        return "key-given" if proved else "rotation-unproved"

    def check_witnessed(self) -> int:
        """Count the cosignatures; return how many were needed."""
        if self.keys is None:
            return 0
        given = self.known.witnesses
        trusted, need = (given, self.known.need) if given else (self.keys.witnesses, self.keys.need)
        counted = {each.public for each in trusted}
        others = [each for each in self.keys.witnesses if each.public not in counted]
        for each in (*trusted, *others):
            if (each.name, each.number) in self.note.signatures:
                time = cosigned(self.note, each)
                if time is None:
                    self.findings.add("cosignature-invalid", each.name)
                elif each.public in counted:
                    self.times.append(time)
        where = "%d/%d" % (len(self.times), need)
        if not need:
            self.findings.add("no-witness-policy")
        elif len(self.times) < need:
            self.findings.add("too-few-witnesses", where)
        elif not self.findings.of("witnessed"):
            self.findings.add("cosigned" if given else "witness-keys-from-bundle", where)
        return need

    def check_earlier(self, root: bytes | None) -> None:
        """Compare the history with an earlier checkpoint."""
        earlier, now = self.known.earlier, self.checkpoint
        if earlier is None or now is None or self.keys is None:
            return
        empty = earlier.size == 0
        if earlier.origin != now.origin:
            self.findings.add("earlier-other-origin", earlier.origin)
        elif earlier.size > now.size:
            self.findings.add("earlier-larger", earlier.size)
        elif earlier.size < now.size and root is None and not empty:
            self.findings.add("earlier-not-comparable", earlier.size)
        else:
            then = tree_hash([]) if empty else self.earlier_root
            same = earlier.root == (now.root if earlier.size == now.size else then)
            self.findings.add("earlier-agrees" if same else "earlier-differs", earlier.size)

    def check_timely(self, need: int) -> None:
        """Compare the recorded times with those of the cosignatures."""
        if not self.times:
            self.findings.add("no-cosignature-times")
        elif self.acts:
            late = sum(time + CLOCK_SKEW < self.latest for time in self.times)
            if len(self.times) - late < min(need, len(self.times)):
                self.findings.add("recorded-after-cosigned", self.latest_at)

    def conclude(self) -> None:
        """Say what was found in order."""
        size, site = self.checkpoint.size if self.checkpoint else 0, self.manifest["site"]
        if not self.findings.of("intact"):
            self.findings.add("agrees", "", len(self.hashes))
        if not self.findings.of("complete") and site is None:
            self.findings.add("all-entries", "", size)
        elif not self.findings.of("complete"):
            self.findings.add("part-proved", site, self.acts)
        if not self.findings.of("timely"):
            self.findings.add("in-order")

    def about(self) -> dict[str, Any]:
        """Return what the bundle says it is."""
        root = self.checkpoint and base64.b64encode(self.checkpoint.root).decode()
        found = {
            key: self.manifest.get(key) for key in ("made", "mission", "origin", "site", "size")
        }
        evidence = sum(1 for name in self.hashes if EVIDENCE.match(name))
        counts = {"acts": self.acts, "evidence": evidence, "personal": len(self.personal)}
        return {**found, **counts, "root": root, "withheld": len(self.withheld)}


def verify(stream: BinaryIO, known: Options = NOTHING) -> dict[str, Any]:
    """Return the verdict on a bundle: five fields, each yes, no or unknown, with reasons."""
    findings, about = Findings(), {}
    try:
        check = Check(Container(stream), known)
        check.run()
        findings, about = check.findings, check.about()
    except Unreadable as fault:
        findings.add(*fault.args)
    fields = {field: findings.field(field) for field in FIELDS}
    return {"about": about, "format": "drawdown-verdict/1", **fields}


def accepted(verdict: dict[str, Any]) -> bool:
    """Tell whether all is well, or only a key from elsewhere is missing."""
    only_a_key = {"key-from-bundle", "witness-keys-from-bundle"}
    return all(
        verdict[field]["verdict"] == "yes"
        or {each["code"] for each in verdict[field]["reasons"]} <= only_a_key
        for field in FIELDS
    )


def words(verdict: dict[str, Any], language: str) -> Iterator[str]:
    """Yield the verdict in words, line by line."""
    french = language == "fr"
    answers = {"yes": "oui", "no": "NON", "unknown": "inconnu"} if french else {"no": "NO"}
    names = dict(zip(FIELDS, ("intact", "complet", "signé", "attesté", "daté"))) if french else {}
    for field in FIELDS:
        answer = verdict[field]["verdict"]
        yield "%-10s %s" % (names.get(field, field), answers.get(answer, answer))
        for reason in verdict[field]["reasons"]:
            sentence = REASONS[reason["code"]][3 if french else 2].format(**reason)
            more = reason["count"] - 1 if REASONS[reason["code"]][1] == "no" else 0
            others = " (et %d autres)" if french else " (and %d more)"
            yield "           " + sentence + (others % more if more else "")


def main() -> int:
    """Check the file named on the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("bundle")
    parser.add_argument("--key", metavar="VKEY", help="the log's key, known from elsewhere")
    parser.add_argument("--witness", metavar="VKEY", action="append", default=[])
    parser.add_argument("--need", type=int, metavar="N", help="cosignatures needed; default: most")
    parser.add_argument(
        "--checkpoint", metavar="FILE", help="an earlier checkpoint of the same log"
    )
    parser.add_argument("--lang", choices=("en", "fr"), default="en")
    parser.add_argument("--json", action="store_true", help="print the last line only")
    chosen = parser.parse_args()
    try:
        earlier = None
        if chosen.checkpoint:
            with open(chosen.checkpoint, "rb") as stream:
                earlier = stream.read()
        known = options(chosen.key, chosen.witness, chosen.need, earlier)
        with open(chosen.bundle, "rb") as stream:
            verdict = verify(stream, known)
    except OSError as error:
        parser.error(str(error))
    except Malformed as error:
        parser.error("a key or checkpoint given cannot be read: %s" % error)
    if isinstance(sys.stdout, io.TextIOWrapper):  # a console that lacks a letter shows its number
        sys.stdout.reconfigure(errors="backslashreplace")
    for line in () if chosen.json else words(verdict, chosen.lang):
        print(line)
    print(SORTED.encode(verdict))
    return 0 if accepted(verdict) else 1


if __name__ == "__main__":
    sys.exit(main())
