"""The content store keeps what it is given, names it by its bytes, and notices every change."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.documents.content import ContentStore, DamagedDocument, NoSuchDocument


@pytest.fixture
def store(tmp_path: Path) -> ContentStore:
    return ContentStore(tmp_path / "documents")


def stored_files(store: ContentStore) -> list[Path]:
    return [path for path in store.root.rglob("*") if path.is_file()]


def test_it_names_a_document_by_the_sha256_of_its_bytes(store: ContentStore) -> None:
    assert store.put(b"abc") == hashlib.sha256(b"abc").hexdigest()


def test_it_stores_the_same_bytes_once(store: ContentStore) -> None:
    assert store.put(b"abc") == store.put(b"abc")
    assert len(stored_files(store)) == 1


def test_it_knows_what_it_holds(store: ContentStore) -> None:
    name = store.put(b"abc")
    assert name in store
    assert hashlib.sha256(b"other").hexdigest() not in store


def test_it_leaves_no_half_written_file(store: ContentStore) -> None:
    store.put(b"x" * 100_000)
    assert not [path for path in stored_files(store) if path.name.startswith(".")]


def test_it_refuses_bytes_that_have_changed(store: ContentStore) -> None:
    name = store.put(b"the camp was clean")
    [path] = stored_files(store)
    path.chmod(0o644)
    path.write_bytes(b"the camp was dirty")
    with pytest.raises(DamagedDocument):
        store.get(name)


def test_it_mends_a_damaged_document_when_the_right_bytes_come_again(store: ContentStore) -> None:
    name = store.put(b"abc")
    [path] = stored_files(store)
    path.chmod(0o644)
    path.write_bytes(b"abd")
    assert store.put(b"abc") == name
    assert store.get(name) == b"abc"


@pytest.mark.parametrize(
    "name", ["", "abc", "../../etc/passwd", "A" * 64, "0" * 63 + "\n", "0" * 64]
)
def test_it_refuses_a_name_it_does_not_hold(store: ContentStore, name: str) -> None:
    with pytest.raises(NoSuchDocument):
        store.get(name)


@given(content=st.binary(max_size=2_000))
def test_what_is_stored_comes_back(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    store = ContentStore(tmp_path_factory.mktemp("documents"))
    assert store.get(store.put(content)) == content
