"""A difference list as documents: a head that names its parts, each of at most 10,000 lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Annotated, Literal

from pydantic import Field

from drawdown.core.canonical import canonical_bytes
from drawdown.core.provenance import Frozen
from drawdown.property.intake.differences import CHUNK, Difference, Is, Lookup, parsed, printed
from drawdown.property.line import from_values

PART = 10_000
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Put = Callable[[bytes], str]
Get = Callable[[str], bytes]


class Listing(Frozen):
    """The head of a difference list."""

    format: Literal["drawdown-differences/1"] = "drawdown-differences/1"
    mapping: Annotated[str, Field(max_length=60)]
    file: Annotated[str, Field(max_length=200)]
    """The name of the table; its bytes stay with whoever has it, their hash here."""
    sheets: Annotated[tuple[str, ...], Field(max_length=50)] | None = None
    """The sheets that were read, where the table is a workbook."""
    sha256: Hash
    on: date
    """The day that the table speaks of."""
    rows: Annotated[int, Field(ge=0)]
    counts: Mapping[str, Annotated[int, Field(ge=0)]]
    """By what they are; equal lines are not listed."""
    parts: tuple[Hash, ...]

    def count(self, what: Is) -> int:
        """Return how many lines of a kind it lists."""
        return self.counts.get(what, 0)

    def to_bytes(self) -> bytes:
        """Return the head as it is stored."""
        return canonical_bytes(self.model_dump(mode="json", exclude_none=True))


def store(differences: Iterable[Difference], put: Put) -> tuple[tuple[str, ...], Mapping[str, int]]:
    """Store a list part by part; return the parts and how many lines of each kind there are."""
    source, parts, counts = iter(differences), list[str](), Counter[str]()
    while chunk := list(islice(source, PART)):
        counts.update(str(each.what) for each in chunk)
        parts.append(put(b"".join(printed(each) for each in chunk)))
    return tuple(parts), dict(sorted(counts.items()))


def entries(listing: Listing, get: Get) -> Iterator[Difference]:
    """Yield the lines of a list."""
    for part in listing.parts:
        for text in get(part).splitlines():
            yield parsed(text)


def outdated(listing: Listing, get: Get, known: Lookup) -> Iterator[str]:
    """Yield each line that no longer stands as the list says, or that it says wrongly."""
    source, seen, counts = entries(listing, get), set[str](), Counter[str]()
    while chunk := list(islice(source, CHUNK)):
        there = known([each.line for each in chunk])
        for each in chunk:
            counts[str(each.what)] += 1
            ours = there.get(each.line)
            sound = ours is None if each.what is Is.NEW else ours is not None
            if sound and ours is not None:
                stands = {name: getattr(ours.line, name) for name in each.fields}
                sound = stands == {name: three[1] for name, three in each.fields.items()}
            if sound and each.what is Is.NEW:
                sound = from_values(dict(each.values)).line == each.line
            if not sound or each.line in seen:
                yield each.line
            seen.add(each.line)
    if dict(counts) != {name: count for name, count in listing.counts.items() if count}:
        yield "*"
