"""Marks of provenance as people write them: on a value, on a record, on some fields of a record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from drawdown.core.catalogue import BAD_MARK, NEVER_ESTIMATED, UNKNOWN_KEY
from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import suggestion
from drawdown.core.provenance import ESTIMATE, WHOLE_RECORD
from drawdown.core.reading.tree import Entry, Mapping, Node, Scalar, Sequence, plain_value
from drawdown.core.reading.values import day_of

VALUE_MARKS = ("source", "inferred", "as_of", "note", "alternatives")
RECORD_MARKS = ("source", "inferred", "inferred_fields", "as_of", "note")
_ALTERNATIVE = ("value", "source", "note")

Provenance = dict[str, Any]
"""One provenance as JSON."""


def is_marked(node: Node) -> bool:
    """Return whether a node is a value with its marks, `{value: ..., source: ...}`."""
    if not isinstance(node, Mapping) or node.get("value") is None:
        return False
    return set(node.keys()) <= {"value", *VALUE_MARKS}


class Marks:
    """Reads marks of one file and collects what is wrong with them."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []

    def of_value(self, node: Mapping) -> Provenance:
        """Return the provenance that stands beside a value."""
        marks = [entry for entry in node.entries if entry.key != "value"]
        provenance = {entry.key: self._mark(entry) for entry in marks}
        inferred = bool(provenance.get("inferred", False))
        self._refuse_unmarked_estimate(node, provenance.get("source", []), inferred=inferred)
        return provenance

    def of_record(self, marks: Mapping, names: dict[str, str]) -> dict[str, Provenance]:
        """Return the provenance of a record by field name; `names` maps written names to those.

        The source of estimates counts for the inferred fields alone, the others for the rest.
        """
        if not marks.entries:
            return {}
        whole: Provenance = {
            e.key: self._mark(e) for e in marks.entries if e.key != "inferred_fields"
        }
        listed = marks.get("inferred_fields")
        inferred = self._inferred(listed, names) if listed is not None else ()
        sources: list[str] = whole.get("source", [])
        estimated = bool(whole.get("inferred", False)) or bool(inferred)
        self._refuse_unmarked_estimate(marks, sources, inferred=estimated)
        if not inferred:
            return {WHOLE_RECORD: whole}
        guessed = [source for source in sources if source == ESTIMATE]
        found = [source for source in sources if source != ESTIMATE]
        part = whole | {"source": guessed or found, "inferred": True}
        return {WHOLE_RECORD: whole | {"source": found}} | dict.fromkeys(inferred, part)

    def _mark(self, entry: Entry) -> object:
        if entry.key == "source":
            return self._words(entry)
        if entry.key == "inferred":
            return self._flag(entry)
        if entry.key == "as_of":
            return self._day(entry)
        if entry.key == "alternatives":
            return self._alternatives(entry)
        return self._text(entry)

    def _words(self, entry: Entry) -> list[str]:
        node = entry.value
        items = node.items if isinstance(node, Sequence) else (node,)
        words = [item.text for item in items if isinstance(item, Scalar) and item.text]
        if len(words) < len(items):
            self._refuse(entry, "name sources by their id: source: EST, or source: [UN-A, UN-B]")
        return words

    def _flag(self, entry: Entry) -> bool:
        value = entry.value.plain if isinstance(entry.value, Scalar) else None
        if not isinstance(value, bool):
            self._refuse(entry, "write true for an estimate, false for a fact")
        return value is True

    def _day(self, entry: Entry) -> str | None:
        day = day_of(entry.value)
        if day is None:
            self._refuse(entry, "write year-month-day, such as 2023-12-31")
        return day

    def _text(self, entry: Entry) -> str:
        if isinstance(entry.value, Scalar):
            return entry.value.text
        self._refuse(entry, "write one piece of text")
        return ""

    def _alternatives(self, entry: Entry) -> list[Provenance]:
        found = []
        items = entry.value.items if isinstance(entry.value, Sequence) else ()
        if not items:
            self._refuse(entry, "write a list of {value: ..., source: ...}")
        for item in items:
            if not isinstance(item, Mapping) or item.get("value") is None:
                self._refuse(Entry(entry.key, item, item.row), "give each a value and a source")
                continue
            self._refuse_unknown(item.entries, _ALTERNATIVE)
            known = (part for part in item.entries if part.key in _ALTERNATIVE)
            found.append(
                {p.key: plain_value(p.value) if p.key == "value" else self._mark(p) for p in known}
            )
        return found

    def _inferred(self, node: Node, names: dict[str, str]) -> tuple[str, ...]:
        items = node.items if isinstance(node, Sequence) else (node,)
        written = [item for item in items if isinstance(item, Scalar)]
        for item in written:
            if item.text not in names:
                place = Place(self.file, item.row, "inferred")
                remedy = suggestion(item.text, names)
                self.findings.append(
                    BAD_MARK.at(place, mark="inferred", text=item.text, remedy=remedy)
                )
        return tuple(names[item.text] for item in written if item.text in names)

    def _refuse_unknown(self, entries: Iterable[Entry], known: tuple[str, ...]) -> None:
        for entry in entries:
            if entry.key not in known:
                place = Place(self.file, entry.row, entry.key)
                remedy = suggestion(entry.key, known)
                self.findings.append(UNKNOWN_KEY.at(place, key=entry.key, nearest=remedy))

    def _refuse_unmarked_estimate(self, node: Mapping, sources: object, *, inferred: bool) -> None:
        if isinstance(sources, list) and ESTIMATE in sources and not inferred:
            place = Place(self.file, node.row, "source")
            self.findings.append(NEVER_ESTIMATED.at(place, source=ESTIMATE))

    def _refuse(self, entry: Entry, remedy: str) -> None:
        text = entry.value.text if isinstance(entry.value, Scalar) else "a list or record"
        place = Place(self.file, entry.row, entry.key)
        self.findings.append(BAD_MARK.at(place, mark=entry.key, text=text, remedy=remedy))
