"""The small parts of `verify.py`, each at the edge of what it takes."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from itertools import pairwise
from typing import Any

import pytest

from drawdown.core.canonical import canonical_bytes
from drawdown.ledger.key import Algorithm
from drawdown.ledger.merkle import hash_leaf, tree_root
from drawdown.ledger.note import key_from_secret, sign
from drawdown.ledger.paths import inclusion_path
from drawdown.ledger.tiles import bundles_of, nodes_from_tiles, tiles_of
from drawdown.verifiers import verify

LOG = key_from_secret("log.example/a", Algorithm.ED25519, secret=bytes(range(32)))
WITNESS = key_from_secret("witness.example/a", Algorithm.COSIGNATURE, secret=bytes(range(1, 33)))
HASHES = [hash_leaf(b"%d" % number) for number in range(600)]


def refused(read: Any, *given: Any) -> bool:
    """Return whether something is refused as malformed; any other error is one of the test."""
    try:
        read(*given)
    except verify.Malformed:
        return True
    return False


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("9007199254740991", True),
        ("-9007199254740991", True),
        ("9007199254740992", False),
        ("-9007199254740992", False),
        ("99999999999999999999", False),
        ("1.5", False),
        ("1e3", False),
        ("NaN", False),
        ("-Infinity", False),
        ("0", True),
        ("-0", False),
        ("[" * 16 + "]" * 16, True),
        ("[" * 16 + "1" + "]" * 16, True),
        ("[" * 17 + "1" + "]" * 17, False),
        ('{"a":' * 16 + "1" + "}" * 16, True),
        ('{"a":' * 17 + "1" + "}" * 17, False),
        ("[" + ",".join(["[1]"] * 40) + "]", True),
        ('{"a":1,"a":1}', False),
        ('{"b":1,"a":1}', False),
        ('{"a": 1}', False),
        ('{"\U00010000":1,"\ue000":2}', True),
        ('{"\ue000":2,"\U00010000":1}', False),
        ('[{"\U00010000":1,"\ue000":2}]', True),
        ('{"a":"\\u00e9"}', False),
        ('{"a":"é"}', True),
        ("", False),
    ],
)
def test_json_has_one_spelling_and_its_bounds(text: str, right: bool) -> None:
    assert refused(verify.canonical, text.encode()) is not right


def test_bytes_that_are_no_text_are_no_json() -> None:
    assert refused(verify.canonical, b'"\xff"')


def test_a_shape_has_exactly_its_keys_and_types() -> None:
    assert verify.shape({"a": 1, "b": None}, a=int, b=(str, type(None))) == {"a": 1, "b": None}
    values: tuple[Any, ...] = ({}, {"a": 1, "c": 1}, {"a": True}, {"a": "1"}, [], None, "a")
    for value in values:
        with pytest.raises(verify.Malformed):
            verify.shape(value, a=int)


def test_values_rise_only_where_each_is_greater() -> None:
    assert verify.rising([])
    assert verify.rising(["a", "b", "c"])
    assert not verify.rising(["a", "a"])
    assert not verify.rising(["a", "c", "b"])


def test_a_signature_is_valid_for_its_key_and_message_alone() -> None:
    public, messages = LOG.verifying.public, (b"", b"one\n", b"x" * 200)
    for message in messages:
        value = sign(message.decode(), LOG).value
        assert verify.ed25519(public, message, value)
        assert not verify.ed25519(public, message + b"!", value)
        assert not verify.ed25519(public, message, value + b"\0")
        assert not verify.ed25519(public, message, value[:-1])
        assert not verify.ed25519(WITNESS.verifying.public, message, value)
        other = int.from_bytes(value[32:], "little") + verify.L
        assert not verify.ed25519(public, message, value[:32] + other.to_bytes(32, "little"))


def test_it_verifies_the_first_signature_of_rfc_8032() -> None:
    public = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    value = bytes.fromhex(
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701"
        "cf9b46bd25bf5f0595bbe24655141438e7a100b"
    )
    assert verify.ed25519(public, b"", value)


def test_a_signature_whose_first_half_is_a_point_of_small_order_is_none() -> None:
    """The equation holds for it, by whoever knows the secret half; RFC 8032 leaves it open."""
    scalar = int.from_bytes(hashlib.sha512(LOG.secret).digest()[:32], "little")
    scalar = scalar & ~7 & ~(1 << 255) | 1 << 254
    neutral, public = (1).to_bytes(32, "little"), LOG.verifying.public
    digest = hashlib.sha512(neutral + public + b"text").digest()
    s = int.from_bytes(digest, "little") * scalar % verify.L
    assert not verify.ed25519(public, b"text", neutral + s.to_bytes(32, "little"))


def test_a_point_is_read_from_its_only_encoding() -> None:
    prime = 2**255 - 19
    d = -121665 * pow(121666, -1, prime) % prime
    for y in range(2, 60):
        square = (y * y - 1) * pow(d * y * y + 1, -1, prime) % prime
        on_the_curve = pow(square, (prime - 1) // 2, prime) == 1
        for sign_bit in (0, 1):
            point = verify.decode_point((y | sign_bit << 255).to_bytes(32, "little"))
            assert (point is not None) is on_the_curve, y
            if point:
                x = point[0]
                assert (x & 1, x * x % prime, point[1:3]) == (sign_bit, square, (y, 1))
                assert point[3] == x * y % prime
    for number in (0, 1, prime - 1, prime, prime + 1, prime + 3, 1 | 1 << 255):
        assert verify.decode_point(number.to_bytes(32, "little")) is None, number
    assert verify.decode_point(LOG.verifying.public + b"\0") is None


@pytest.mark.parametrize("text", ["AA=", "AB==", "A A=", "AA==\n", "AA", "é", "_w=="])
def test_base64_has_one_spelling(text: str) -> None:
    assert refused(verify.unbase64, text)
    assert verify.unbase64("AA==") == b"\0"


def test_a_key_is_read_for_what_it_signs() -> None:
    log, witness = str(LOG.verifying), str(WITNESS.verifying)
    read = verify.parse_key(log, verify.LOG)
    assert read == (LOG.verifying.name, LOG.verifying.key_id, LOG.verifying.public, log)
    assert verify.parse_key(witness, verify.WITNESS).public == WITNESS.verifying.public
    assert refused(verify.parse_key, witness, verify.LOG)
    name, number, key = log.split("+", 2)
    small = b"\1" + (1).to_bytes(32, "little")
    digest = hashlib.sha256(name.encode() + b"\n" + small).digest()[:4].hex()
    for text in (
        f"{name}+{number}",
        f"+{number}+{key}",
        f"a b+{number}+{key}",
        f"{name}x+{number}+{key}",
        f"{name}+{number.upper()}+{key}",
        f"{name}+{number}+{key[:-4]}",
        f"{name}+{digest}+{b64encode(small).decode()}",
        "",
    ):
        assert refused(verify.parse_key, text, verify.LOG), text


def lines(number: int, payload: bytes = b"12345") -> bytes:
    """Return so many lines of signers with names of their own."""
    signed = b64encode(payload).decode()
    return "".join(f"— a{at} {signed}\n" for at in range(number)).encode()


def test_a_note_has_from_1_to_100_signers() -> None:
    note = verify.parse_note(b"one\n\ntwo\n\n" + lines(2))
    assert note.text == b"one\n\ntwo\n"
    assert note.signatures == {("a0", b"1234"): b"5", ("a1", b"1234"): b"5"}
    assert len(verify.parse_note(b"text\n\n" + lines(100)).signatures) == 100
    long = b"x" * (verify.MEGABYTE - len(lines(1)) - 2)
    assert verify.parse_note(long + b"\n\n" + lines(1)).text == long + b"\n"
    for raw in (
        b"",
        b"text\n\n",
        b"text\n" + lines(1),
        b"text\n\n" + lines(101),
        b"text\n\n" + lines(1)[:-1],
        b"text\n\n" + lines(1) * 2,
        b"text\n\n" + lines(1, b"1234"),
        b"text\n\n" + lines(1) + b"\n",
        b"\n\n" + lines(1),
        "é\n\n".encode() + lines(1),
        b"a\tb\n\n" + lines(1),
        b"text\n\n" + lines(1).replace("—".encode(), b"-"),
        b"text\n\n" + lines(1).replace(b"a0", b"a+0"),
        b"text\n\n" + lines(1).replace(b"a0", "é".encode()),
        b"text\n\n" + lines(1).replace(b"a0", b"a 0"),
        b"text\n\n" + lines(1).replace(b"=", b"\xff"),
        b"x" + long + b"\n\n" + lines(1),
    ):
        assert refused(verify.parse_note, raw), raw[:40]


def test_a_checkpoint_has_an_origin_a_size_and_a_root() -> None:
    root, empty = b64encode(bytes(32)).decode(), b64encode(hashlib.sha256().digest()).decode()
    assert verify.parse_checkpoint(f"a/b\n7\n{root}\n".encode()) == ("a/b", 7, bytes(32))
    assert verify.parse_checkpoint(f"a\n0\n{empty}\nmore\n".encode()).size == 0
    assert verify.parse_checkpoint(f"a\n9007199254740991\n{root}\n".encode()).size == verify.SAFE
    for text in (
        f"a\n7\n{root}",
        "a\n7\n",
        f"a b\n7\n{root}\n",
        f"a\n07\n{root}\n",
        f"a\n-7\n{root}\n",
        f"a\n9007199254740992\n{root}\n",
        f"a\n0\n{root}\n",
        f"a\n7\n{root}\n\n",
        f"a\n7\n{b64encode(bytes(31)).decode()}\n",
        f"\n7\n{root}\n",
    ):
        assert refused(verify.parse_checkpoint, text.encode()), text


def test_the_tree_is_that_of_the_ledger_at_every_size() -> None:
    nodes = nodes_from_tiles(lambda _level, tile: b"".join(HASHES[256 * tile : 256 * tile + 256]))
    for size in range(40):
        root = verify.tree_hash(HASHES[:size])
        assert root == tree_root(HASHES[:size])
        for index in range(size):
            path = inclusion_path(index, size, nodes)
            assert verify.root_by_proof(HASHES[index], index, size, path) == root
            for other in (path[:-1], (*path, bytes(32))):
                if other != path:
                    assert verify.root_by_proof(HASHES[index], index, size, other) is None
    assert verify.leaf_hash(b"0") == HASHES[0]


@pytest.mark.parametrize("size", [0, 1, 255, 256, 257, 600, 70_000, 300_000])
def test_tiles_have_the_names_and_widths_of_the_ledger_s(size: int) -> None:
    levels = [[*verify.tiles_of(str(level), size >> 8 * level)] for level in range(4)]
    assert [each for level in levels for each in level] == [
        (tile.path, tile.width) for tile in tiles_of(size)
    ]
    assert [*verify.tiles_of("entries", size)] == [
        (tile.path, tile.width) for tile in bundles_of(size)
    ]
    assert verify.tile_path("0", 1234067, 256) == "tile/0/x001/x234/067"


def test_entries_are_split_where_their_lengths_say() -> None:
    assert verify.split_entries(b"\0\1a\0\0\0\2bc", 3) == [b"a", b"", b"bc"]
    long = b"x" * 300
    assert verify.split_entries(b"\x01\x2c" + long, 1) == [long]
    for raw, width in ((b"\0\1a", 2), (b"\0\2a", 1), (b"\0\1a\0", 1), (b"\0", 0), (b"\0\1ab", 1)):
        assert refused(verify.split_entries, raw, width), raw


def test_a_time_is_a_second_of_the_calendar() -> None:
    for text, number in {
        "1970-01-01T00:00:00Z": 0,
        "1969-12-31T23:59:59Z": -1,
        "2024-02-29T23:59:59Z": 1709251199,
        "0001-12-31T00:00:00Z": -62104147200,
        "9999-12-31T23:59:59Z": verify.LAST_SECOND,
    }.items():
        assert verify.seconds(text) == number
    for text in (
        "2023-02-29T00:00:00Z",
        "2023-00-01T00:00:00Z",
        "2023-13-01T00:00:00Z",
        "2023-01-00T00:00:00Z",
        "2023-01-32T00:00:00Z",
        "0000-01-01T00:00:00Z",
        "2023-01-01T24:00:00Z",
        "2023-01-01T00:60:00Z",
        "2023-01-01T00:00:60Z",
        "2023-01-01T00:00:00",
        "2023-01-01 00:00:00Z",
        "2023-01-01T00:00:00Z\n",
    ):
        assert refused(verify.seconds, text), text
    days = [verify.midnight(f"2024-{month:02}-01") for month in range(1, 13)]
    assert [(two - one) // 86400 for one, two in pairwise(days)] == [
        *(31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30)
    ]


def test_a_personal_value_is_named_by_its_digest_and_nothing_beside_it() -> None:
    digest = "0" * 64
    nested: tuple[Any, ...] = ({"a": [{"personal": digest}]}, [{"b": {"personal": digest}}])
    for value in ({}, [], 1, "x", *nested):
        assert verify.personal_alone(value), value
    wrong: tuple[Any, ...] = (
        {"personal": digest, "a": 1},
        {"personal": "x"},
        {"personal": 1},
        [1, {"a": {"personal": digest.upper() + "F"}}],
        {"a": 1, "b": {"personal": None}},
    )
    for value in wrong:
        assert not verify.personal_alone(value), value


ACT: dict[str, Any] = {
    "act": "121b2800-4e6f-4a94-8c25-0a03e023033d",
    "actor": {"capacity": "camp_manager", "delegation": None, "person": "p-da43"},
    "body": {},
    "claimed": "2023-07-03T10:31:36Z",
    "evidence": ["0" * 64, "a" * 64],
    "format": "drawdown-act/1",
    "kind": "convoy.left",
    "mission": "small",
    "recorded": "2023-07-03T11:25:36Z",
    "seen": 0,
    "sites": ["gao", "menaka"],
    "subjects": ["site:gao"],
}
ACTOR: dict[str, Any] = ACT["actor"]
LONG_KIND = "a." + "b" * 58


def is_act(**changes: Any) -> bool:
    """Return whether the act with changes is one; a member that becomes `...` is left out."""
    act = {name: value for name, value in (ACT | changes).items() if value is not ...}
    return not refused(verify.parse_act, canonical_bytes(act), "small")


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"rules": "f" * 64},
        {"kind": LONG_KIND},
        {"kind": "a_1.b.c2"},
        {"actor": ACTOR | {"delegation": ACT["act"]}},
        {"actor": ACTOR | {"capacity": "a" * 60}},
        {"actor": ACTOR | {"person": "a" * 60}},
        {"sites": [], "subjects": [], "evidence": []},
        {"subjects": ["line:A/b.c_d:e-f", "site:" + "a" * 128]},
        {"seen": 2**53 - 1},
        {"body": {"personal": "0" * 64}},
        {"body": {"note": '"personal"'}},
    ],
)
def test_it_reads_an_act_to_the_edge(changes: dict[str, Any]) -> None:
    assert is_act(**changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"act": ACT["act"].upper()},
        {"act": ACT["act"] + "0"},
        {"actor": ACTOR | {"delegation": ""}},
        {"actor": ACTOR | {"delegation": "x"}},
        {"actor": ACTOR | {"delegation": 1}},
        {"actor": ACTOR | {"capacity": "a" * 61}},
        {"actor": ACTOR | {"capacity": "Camp"}},
        {"actor": ACTOR | {"person": "a" * 61}},
        {"actor": ACTOR | {"person": "P"}},
        {"actor": ACTOR | {"name": "x"}},
        {"body": []},
        {"body": {"personal": "x"}},
        {"body": {"a": [{"b": 1, "personal": "0" * 64}]}},
        {"claimed": "2023-02-29T00:00:00Z"},
        {"evidence": ["a" * 64, "0" * 64]},
        {"evidence": ["a" * 64, "a" * 64]},
        {"evidence": ["a" * 63]},
        {"evidence": [1]},
        {"format": "drawdown-act/2"},
        {"kind": LONG_KIND + "b"},
        {"kind": "convoy"},
        {"kind": "Convoy.left"},
        {"mission": "other"},
        {"rules": "F" * 64},
        {"rules": None},
        {"rules": ""},
        {"seen": -1},
        {"seen": False},
        {"sites": ["Gao"]},
        {"sites": ["menaka", "gao"]},
        {"subjects": ["site:" + "a" * 129]},
        {"subjects": ["site"]},
        {"subjects": "site:gao"},
        {"more": 1},
        {"seen": ...},
    ],
)
def test_it_refuses_an_act_beyond_the_edge(changes: dict[str, Any]) -> None:
    assert not is_act(**changes)


def test_an_act_has_at_most_65535_bytes() -> None:
    room = 65_535 - len(canonical_bytes(ACT | {"body": {"note": ""}}))
    assert is_act(body={"note": "x" * room})
    assert not is_act(body={"note": "x" * (room + 1)})
