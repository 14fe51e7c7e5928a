"""A personal value is named by a digest that says nothing without its salt."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from drawdown.ledger.personal import Personal, PersonalValue, conceal

SALTS = st.binary(min_size=16, max_size=16)
VALUES = st.text(st.characters(exclude_categories=["Cs"]))


def test_the_digest_is_that_of_the_page() -> None:
    hidden = conceal("Awa Diallo", salt=bytes(range(16)))
    array = b'["drawdown-personal/1","000102030405060708090a0b0c0d0e0f","Awa Diallo"]'
    assert hidden.digest == sha256(array).hexdigest()
    assert hidden.mark == Personal(personal=hidden.digest)
    assert hidden.mark.model_dump() == {"personal": hidden.digest}


@given(value=VALUES, first=SALTS, second=SALTS)
def test_the_same_value_is_not_recognised_under_another_salt(
    value: str, first: bytes, second: bytes
) -> None:
    same = conceal(value, salt=first).digest == conceal(value, salt=second).digest
    assert same == (first == second)


@given(first=VALUES, second=VALUES, salt=SALTS)
def test_another_value_has_another_digest(first: str, second: str, salt: bytes) -> None:
    same = conceal(first, salt=salt).digest == conceal(second, salt=salt).digest
    assert same == (first == second)


def test_it_refuses_a_short_salt_and_a_short_digest() -> None:
    with pytest.raises(ValueError, match="a salt of 8 bytes"):
        conceal("x", salt=bytes(8))
    with pytest.raises(ValueError, match="32 lower-case"):
        PersonalValue(salt="0" * 31, value="x")
    with pytest.raises(ValidationError):
        Personal(personal="0" * 64 + "\n")
