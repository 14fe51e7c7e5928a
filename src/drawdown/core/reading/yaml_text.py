"""YAML into a tree: one document, plain keys, no tags, no references, bounded depth."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from drawdown.core.catalogue import (
    ALIAS,
    BAD_KEY,
    BAD_YAML,
    KEY_TWICE,
    TAG,
    TOO_DEEP,
    TWO_DOCUMENTS,
    Fault,
)
from drawdown.core.findings import Finding, Place
from drawdown.core.reading.tree import Entry, Mapping, Node, Scalar, Sequence

MAX_DEPTH = 12
"""No file of ours nests deeper than about six."""

MAX_FINDINGS = 100

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Stop(Exception):
    """Reading on would find nothing that helps."""


@dataclass
class _Open:
    """A list or mapping whose end is not reached."""

    row: int
    mapping: bool
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)
    key: Scalar | None = None
    skip: bool = False
    """The next value belongs to a key that was refused."""


class _Builder:
    """Takes the events of the parser and makes the tree."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self.root: Node | None = None
        self.open: list[_Open] = []
        self.documents = 0

    def take(self, event: Any) -> None:
        row = event.start_mark.line + 1
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.note(TWO_DOCUMENTS, row)
                raise _Stop
        elif isinstance(event, yaml.AliasEvent):
            self.note(ALIAS, row, text=f"*{event.anchor}")
            self.add(Scalar("", row))
        elif isinstance(event, yaml.ScalarEvent):
            self.refuse_marks(event, row)
            self.add(Scalar(str(event.value), row, quoted=bool(event.style)))
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            self.refuse_marks(event, row)
            self.begin(row, mapping=isinstance(event, yaml.MappingStartEvent))
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            self.end()

    def refuse_marks(self, event: Any, row: int) -> None:
        if event.anchor is not None:
            self.note(ALIAS, row, text=f"&{event.anchor}")
        if event.tag is not None:
            self.note(TAG, row, text=str(event.tag))

    def begin(self, row: int, *, mapping: bool) -> None:
        if len(self.open) >= MAX_DEPTH:
            self.note(TOO_DEEP, row, limit=MAX_DEPTH)
            raise _Stop
        self.open.append(_Open(row, mapping))

    def end(self) -> None:
        done = self.open.pop()
        if done.mapping:
            self.add(Mapping(tuple(done.entries.values()), done.row))
        else:
            self.add(Sequence(tuple(done.items), done.row))

    def add(self, node: Node) -> None:
        """Put a finished node where it belongs."""
        if not self.open:
            self.root = node
            return
        inside = self.open[-1]
        if not inside.mapping:
            inside.items.append(node)
        elif inside.key is None and not inside.skip:
            self.take_key(inside, node)
        elif inside.skip:
            inside.skip = False
        elif inside.key is not None:
            inside.entries[inside.key.text] = Entry(inside.key.text, node, inside.key.row)
            inside.key = None

    def take_key(self, inside: _Open, node: Node) -> None:
        if not isinstance(node, Scalar) or not node.text:
            self.note(BAD_KEY, node.row)
            inside.skip = True
        elif node.text in inside.entries:
            first = inside.entries[node.text].row
            self.note(KEY_TWICE, node.row, field_=node.text, key=node.text, first=first)
            inside.skip = True
        else:
            inside.key = node

    def note(self, fault: Fault, row: int, *, field_: str | None = None, **facts: object) -> None:
        self.findings.append(fault.at(Place(self.file, row, field_), **facts))
        if len(self.findings) >= MAX_FINDINGS:
            raise _Stop


def parse_yaml(text: str, file: str) -> tuple[Node | None, list[Finding]]:
    """Return what a YAML text says, and what is wrong with how it is written.

    There is no node without a document, and none that would say something else than was meant: a
    key that stands twice leaves the first value, a reference leaves nothing.
    """
    builder = _Builder(file)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except _Stop:
        return None, builder.findings
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        row = mark.line + 1 if mark is not None else None
        reason = (
            getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be read"
        )
        builder.findings.append(BAD_YAML.at(Place(file, row), reason=reason))
        return None, builder.findings
    misleading = any(finding.code in {ALIAS.code, TAG.code} for finding in builder.findings)
    return None if misleading else builder.root, builder.findings
