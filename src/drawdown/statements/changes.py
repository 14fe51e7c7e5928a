"""Two versions of a text side by side: which words went, which came."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Run:
    """Words one after the other; `changed` when the other side lacks them."""

    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph before and after; one of them is empty where it came or went whole."""

    before: tuple[Run, ...]
    after: tuple[Run, ...]


def side_by_side(before: str, after: str) -> tuple[Pair, ...]:
    """Return the paragraphs of two texts in pairs, with the words that differ."""
    old, new = before.split("\n\n"), after.split("\n\n")
    return tuple(_pairs(old, new))


def _pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    for tag, first, last, start, end in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag == "equal":
            for text in old[first:last]:
                yield Pair((Run(text, changed=False),), (Run(text, changed=False),))
            continue
        for place in range(max(last - first, end - start)):
            one = old[first + place] if first + place < last else ""
            other = new[start + place] if start + place < end else ""
            yield _words(one, other)


def _words(before: str, after: str) -> Pair:
    old, new = _WORD.findall(before), _WORD.findall(after)
    codes = SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    return Pair(
        tuple(Run("".join(old[i:j]), tag != "equal") for tag, i, j, _, _ in codes if j > i),
        tuple(Run("".join(new[i:j]), tag != "equal") for tag, _, _, i, j in codes if j > i),
    )
