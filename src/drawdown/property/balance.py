"""The check of the account: what is held against the sum of all postings, each difference named.

It adds up by itself, sharing nothing with `account`, which makes what it checks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from drawdown.core.findings import Finding, Place
from drawdown.property.account import Key
from drawdown.property.faults import OUT_OF_BALANCE
from drawdown.property.posting import IN, Posting


def differences(held: Mapping[Key, int], postings: Iterable[Posting]) -> tuple[Finding, ...]:
    """Return each line and place where what is held is not what came less what went."""
    expected: Counter[Key] = Counter()
    owners: dict[str, str] = {}
    for posting in postings:
        owners[posting.line] = posting.owner
        expected[posting.line, posting.place] += (
            posting.quantity if posting.way in IN else -posting.quantity
        )
        if posting.to is not None:
            expected[posting.line, posting.to] += posting.quantity
    return tuple(
        OUT_OF_BALANCE.at(
            Place(f"line:{line}", field=place),
            line=line,
            where=place,
            owner=owners.get(line, "nobody"),
            expected=expected[line, place],
            held=held.get((line, place), 0),
        )
        for line, place in sorted(expected.keys() | held.keys())
        if expected[line, place] != held.get((line, place), 0)
    )
