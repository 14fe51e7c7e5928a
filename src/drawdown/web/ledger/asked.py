"""What a reader of the ledger asks for, read from an address; nonsense counts as not asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from drawdown.web.records.queries import Filter

PAGE = 50
WORD = re.compile(r"[A-Za-z0-9_.:-]{1,200}")
FIELDS = ("site", "kind", "person", "topic", "since", "until")


@dataclass(frozen=True, slots=True)
class Asked:
    """The fields of the form as they were understood, and before which entry to look."""

    fields: Mapping[str, str]
    before: int | None = None

    @classmethod
    def read(cls, given: Mapping[str, str]) -> Asked:
        """Return what an address asks for."""
        fields = {name: _word(given.get(name, "")) for name in FIELDS}
        fields |= {name: fields[name] if _day(fields[name]) else "" for name in ("since", "until")}
        before = given.get("before", "")
        number = int(before) if before.isascii() and before.isdigit() and len(before) < 16 else None
        return cls(fields, number)

    def filter(self, *, refusals: bool) -> Filter:
        """Return which entries are asked for; refusals only for those who are shown them."""
        return Filter(
            site=self.fields["site"],
            kind=self.fields["kind"],
            person=self.fields["person"],
            topic=self.fields["topic"],
            since=_day(self.fields["since"]),
            until=_day(self.fields["until"]),
            refusals=refusals,
        )

    def address(self, before: int | None = None) -> str:
        """Return the query of this list, or of the part before an entry."""
        named = {name: value for name, value in self.fields.items() if value}
        return urlencode(named | ({} if before is None else {"before": str(before)}))


def _word(text: str) -> str:
    return text if WORD.fullmatch(text) else ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
