"""What the planning process says comes back as it was meant; noise is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawdown.web.works.running.messages import Better, MadePlan, Message, NoPlan, read, write

CENTS = st.integers(0, 10**15)
MESSAGES: st.SearchStrategy[Message] = st.one_of(
    st.builds(Better, elapsed_ms=st.integers(0, 10**8), cost_cents=CENTS, bound_cents=CENTS),
    st.builds(MadePlan, digest=st.text(), feasible=st.booleans(), cost_cents=CENTS),
    st.builds(NoPlan, reason=st.text()),
)


@given(MESSAGES)
def test_what_is_written_is_read(message: Message) -> None:
    line = write(message)
    assert "\n" not in line
    assert read(line) == message


@pytest.mark.parametrize(
    "line", ["", "hello", "[]", "{}", '{"kind": "made"}', '{"kind": "x"}', "3"]
)
def test_noise_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read(line)
