"""Waste streams: manifests from the site to the final receiver, and weights that add up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the final receiver took: kilograms, the certificate, and what explains a difference."""

    kg: int
    on: date
    by: str
    certificate: str
    difference_reason: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """One consignment of waste; weights are whole kilograms."""

    id: str
    stream: str
    kg: int
    left_on: date
    carrier: str
    receiver: str
    document: str
    line: str = ""
    """The line of the checklist that found it; empty where none did."""
    receipt: Receipt | None = None

    @property
    def difference_kg(self) -> int:
        """Kilograms that left and did not arrive; negative when more did. 0 while on its way."""
        return 0 if self.receipt is None else self.kg - self.receipt.kg


@dataclass(frozen=True, slots=True)
class Balance:
    """One stream of a site in kilograms: sent = received + on the way + explained differences."""

    stream: str
    sent: int
    received: int
    on_the_way: int
    differences: int

    @property
    def adds_up(self) -> bool:
        """Whether every kilogram that left is accounted for."""
        return self.sent == self.received + self.on_the_way + self.differences


def balances(manifests: Iterable[Manifest]) -> Mapping[str, Balance]:
    """Return the balance of each stream."""
    found: dict[str, Balance] = {}
    for manifest in manifests:
        so_far = found.get(manifest.stream, Balance(manifest.stream, 0, 0, 0, 0))
        receipt = manifest.receipt
        found[manifest.stream] = Balance(
            stream=manifest.stream,
            sent=so_far.sent + manifest.kg,
            received=so_far.received + (receipt.kg if receipt else 0),
            on_the_way=so_far.on_the_way + (0 if receipt else manifest.kg),
            differences=so_far.differences + manifest.difference_kg,
        )
    return found
