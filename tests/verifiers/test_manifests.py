"""What a manifest may say: the ledger's own reader and `verify.py` take and refuse the same."""

from __future__ import annotations

from typing import Any

import pytest

from drawdown.core.canonical import canonical_bytes
from drawdown.ledger.bundle.manifest import MAX_BYTES, BadManifest, parse_manifest, print_manifest
from drawdown.verifiers import verify

FILE: dict[str, Any] = {"name": "b", "sha256": "0" * 64, "size": 1}
MANIFEST: dict[str, Any] = {
    "files": [FILE],
    "format": "drawdown-bundle/1",
    "made": "2023-07-03T10:31:36Z",
    "mission": "small",
    "origin": "log.example/small",
    "site": None,
    "size": 1,
    "withheld": ["0" * 64, "a" * 64],
}


def taken(content: bytes) -> bool:
    """Return whether both readers take a manifest; they never differ."""
    try:
        read = verify.parse_manifest(content)
    except verify.Malformed:
        with pytest.raises(BadManifest):
            parse_manifest(content)
        return False
    assert canonical_bytes(read) == content == print_manifest(parse_manifest(content))
    return True


def manifest(**changes: Any) -> bytes:
    """Return a manifest with changes; a member that becomes `...` is left out."""
    members = (MANIFEST | changes).items()
    return canonical_bytes({name: value for name, value in members if value is not ...})


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"files": []},
        {"files": [FILE | {"size": 0}]},
        {"files": [FILE | {"size": 2**53 - 1}]},
        {"files": [FILE | {"name": "a" * 255}]},
        {"files": [FILE | {"name": "acts/0.json"}, FILE | {"name": "b"}]},
        {"files": [FILE | {"name": "manifest.jsonl"}]},
        {"size": 0},
        {"size": 2**53 - 1},
        {"site": "gao"},
        {"site": "a" * 60, "mission": "b" * 60},
        {"withheld": []},
        {"origin": "!"},
    ],
)
def test_a_manifest_is_read_to_the_edge(changes: dict[str, Any]) -> None:
    assert taken(manifest(**changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"files": [FILE, FILE]},
        {"files": [FILE, FILE | {"name": "a"}]},
        {"files": [FILE | {"name": "manifest.json"}]},
        {"files": [FILE | {"name": "manifest.note"}]},
        {"files": [FILE | {"name": "a" * 256}]},
        {"files": [FILE | {"name": ""}]},
        {"files": [FILE | {"name": "a b"}]},
        {"files": [FILE | {"sha256": "F" * 64}]},
        {"files": [FILE | {"sha256": "0" * 63}]},
        {"files": [FILE | {"size": -1}]},
        {"files": [FILE | {"size": True}]},
        {"files": [FILE | {"size": "1"}]},
        {"files": [FILE | {"more": 1}]},
        {"files": [{"name": "b", "size": 1}]},
        {"files": ["b"]},
        {"files": {}},
        {"format": "drawdown-bundle/2"},
        {"made": "2023-02-29T00:00:00Z"},
        {"made": 0},
        {"mission": ""},
        {"mission": "Small"},
        {"mission": "a" * 61},
        {"origin": ""},
        {"origin": "a b"},
        {"origin": "a+b"},
        {"site": ""},
        {"site": "Gao"},
        {"site": "a" * 61},
        {"site": 1},
        {"size": -1},
        {"size": False},
        {"withheld": ["a" * 64, "0" * 64]},
        {"withheld": ["a" * 64, "a" * 64]},
        {"withheld": ["A" * 64]},
        {"withheld": [1]},
        {"withheld": None},
        {"more": 1},
        {"size": ...},
        {"site": ...},
    ],
)
def test_a_manifest_beyond_the_edge_is_refused(changes: dict[str, Any]) -> None:
    assert not taken(manifest(**changes))


def test_the_longest_manifest_is_the_same_for_both() -> None:
    assert MAX_BYTES == 64 * verify.MEGABYTE == 64_000_000


@pytest.mark.parametrize("content", [b"", b"[]", b"null", manifest() + b"\n", b" " + manifest()])
def test_a_manifest_has_one_spelling(content: bytes) -> None:
    assert not taken(content)
