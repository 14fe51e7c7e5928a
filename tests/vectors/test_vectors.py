"""Every public vector has the answer that its authors expect."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.vectors.cases import READERS, Reader


@pytest.mark.parametrize("reader", READERS, ids=[reader.__name__ for reader in READERS])
def test_every_public_vector_has_the_expected_answer(
    reader: Reader, shared: Path, tmp_path: Path
) -> None:
    cases = list(reader(shared / "data" / "vectors", tmp_path))
    assert cases
    assert not [name for name, right in cases if not right]
