"""What the pages of property share: sites by name, amounts and refusals in words."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import BadRequest

from drawdown.core.findings import Finding
from drawdown.web.property.names import FIELDS
from drawdown.web.property.readings import reading_in_words
from drawdown.web.register.queries import current_snapshot, register_of
from drawdown.web.ui.findings import in_words as spoken
from drawdown.web.ui.names import named


def sites_here() -> list[tuple[str, str]]:
    """Return the sites of the register, by id and name."""
    snapshot = current_snapshot()
    return [(site.id, site.name) for site in register_of(snapshot).sites] if snapshot else []


def money(minor: int | None, currency: str) -> str:
    """Return an amount in words; nothing for what is not known, which is not zero."""
    if minor is None:
        return ""
    return f"{currency} {minor // 100:,}.{minor % 100:02d}".replace(",", "\u202f")


def amount_in_cents(text: str) -> int | None:
    """Return an amount in cents; raises `BadRequest` for what is none."""
    if not text.strip():
        return None
    whole, _, part = text.strip().partition(".")
    if not (whole.isascii() and whole.isdigit() and len(whole) < 13 and len(part) <= 2):
        raise BadRequest
    if part and not (part.isascii() and part.isdigit()):
        raise BadRequest
    return int(whole) * 100 + int(part.ljust(2, "0") if part else 0)


def in_words(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return refusals in the reader's language."""
    return spoken(findings, _named)


def _named(name: str, text: str) -> str:
    if name == "reason":
        return reading_in_words(text)
    return named(FIELDS, text) if name == "field" else text
