"""What an edited copy of the closing rules changes: each rule that is new, gone or other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from drawdown.core.provenance import WHOLE_RECORD
from drawdown.rules.closing import ClosingRules

HEAD = ("id", "version")
SOURCE = "source"


class Change(StrEnum):
    """What became of a rule, or of one field of it."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One rule, by its table and its id; where a field changed, which one and how."""

    table: str
    rule: str
    change: Change
    field: str = ""
    before: str = ""
    after: str = ""


def differences(before: ClosingRules, after: ClosingRules) -> tuple[Difference, ...]:
    """Return every difference, table by table, in the order in which the rules stand."""
    return tuple(_between(_tables(before), _tables(after)))


def _between(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    for table in old:
        was, now = old[table], new[table]
        for rule in dict.fromkeys([*was, *now]):
            if rule not in now:
                yield Difference(table, rule, Change.REMOVED, before=_words(was[rule]))
            elif rule not in was:
                yield Difference(table, rule, Change.ADDED, after=_words(now[rule]))
            else:
                yield from _fields(table, rule, was[rule], now[rule])
        if list(was) != list(now) and sorted(was) == sorted(now):
            yield Difference(table, "", Change.CHANGED, "order", ", ".join(was), ", ".join(now))


def _fields(
    table: str, rule: str, was: Mapping[str, str], now: Mapping[str, str]
) -> Iterator[Difference]:
    for field in dict.fromkeys([*was, *now]):
        if was.get(field, "") != now.get(field, ""):
            yield Difference(
                table, rule, Change.CHANGED, field, was.get(field, ""), now.get(field, "")
            )


def _tables(rules: ClosingRules) -> dict[str, dict[str, dict[str, str]]]:
    """Return every table as rules by id, every field in words."""
    whole = rules.model_dump(mode="json", by_alias=True)
    found = {"head": {"": {name: str(whole.pop(name)) for name in HEAD}}}
    for table, content in whole.items():
        rows = content if isinstance(content, list) else [content]
        found[table] = {_id(row): _row(row) for row in rows}
    return found


def _id(row: Mapping[str, Any]) -> str:
    if "from" in row:
        return f"{row['from']} → {row['to']}"
    return str(row.get("id", row.get("after", "")))


def _row(row: Mapping[str, Any]) -> dict[str, str]:
    found = {name: _value(value) for name, value in row.items() if name != "provenance"}
    for field, known in row["provenance"].items():
        name = SOURCE if field == WHOLE_RECORD else f"{SOURCE} of {field}"
        estimate = " (estimate)" if known["inferred"] else ""
        found[name] = " ".join(known["source"]) + estimate + _note(known["note"])
    return found


def _note(note: str | None) -> str:
    return f": {note}" if note else ""


def _value(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(str(each) for each in value)
    if isinstance(value, dict):
        return ", ".join(f"{name} {each}" for name, each in value.items())
    return "" if value is None else str(value)


def _words(row: Mapping[str, str]) -> str:
    return "; ".join(f"{name}: {value}" for name, value in row.items() if value)
