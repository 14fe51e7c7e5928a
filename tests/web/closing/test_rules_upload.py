"""Rules that come as a package: whatever is damaged in it, the answer is words."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from drawdown.core.findings import Refused
from drawdown.rules.closing import ClosingRules
from drawdown.web.closing.rules.upload import packed_tables, read_rules


@settings(max_examples=150, deadline=None)
@given(at=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_package_damaged_anywhere_is_read_or_refused_in_words(at: float, bit: int) -> None:
    package = bytearray(packed_tables())
    package[int(at * len(package))] ^= 1 << bit
    with suppress(Refused):
        assert isinstance(read_rules(bytes(package)), ClosingRules)
