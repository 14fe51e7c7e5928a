"""What the pages of property share: sites by name, amounts and refusals in words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from django.core.exceptions import BadRequest

from drawdown.core.catalogue import Fault
from drawdown.core.findings import Finding
from drawdown.property import faults
from drawdown.web.property.names import FIELDS
from drawdown.web.property.readings import reading_in_words
from drawdown.web.property.refusals import SAID
from drawdown.web.register.queries import current_snapshot, register_of
from drawdown.web.ui.names import named

FAULTS = {fault.code: fault for fault in vars(faults).values() if isinstance(fault, Fault)}


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
    """Return refusals in the reader's language; one of another package stays as it is."""
    return tuple(_spoken(each) for each in findings)


def _spoken(finding: Finding) -> Finding:
    fault, said = FAULTS.get(finding.code), SAID.get(finding.code)
    if fault is None or said is None:
        return finding
    facts = {**_facts(fault.found, finding.found), **_facts(fault.remedy, finding.remedy)}
    if "reason" in facts:
        facts["reason"] = reading_in_words(facts["reason"])
    if "field" in facts:
        facts["field"] = named(FIELDS, facts["field"])
    found, remedy = (str(text) % facts for text in said)
    return replace(finding, found=found, remedy=remedy)


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """Return what reads the facts out of a text again."""
    parts = re.split(r"\{(\w+)\}", template)
    return re.compile(
        "".join(
            f"(?P<{part}>.*?)" if place % 2 else re.escape(part) for place, part in enumerate(parts)
        ),
        re.DOTALL,
    )


def _facts(template: str, text: str) -> dict[str, str]:
    read = _pattern(template).fullmatch(text)
    return {} if read is None else read.groupdict()
