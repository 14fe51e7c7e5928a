"""Acts and submissions read from bytes, strictly: what is printed again is what was read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from drawdown.core.canonical import canonical_bytes
from drawdown.core.findings import Finding, Place
from drawdown.core.nearest import suggestion
from drawdown.core.strict_json import BadJson, parse
from drawdown.ledger import faults
from drawdown.ledger.act import FORMAT, MAX_SUBMISSION, Act, Actor, BadAct, Submission
from drawdown.ledger.act_fields import PLACES, value_faults
from drawdown.ledger.body import MAX_DEPTH
from drawdown.ledger.tiles import MAX_ENTRY
from drawdown.ledger.times import parse_time

Reader: TypeAlias = Callable[[Any, Place], Any]
WHOLE = Place("act")
_PRINTER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_FAR_CHARACTER = re.compile(rb"[\xed-\xf4]")


def parse_act(content: bytes) -> Act:
    """Return the act of a leaf: `print_act(parse_act(x)) == x`. Raises `BadAct`."""
    document = _object_of(content, limit=MAX_ENTRY)
    act = Act(**_fields(document, ACT))
    _refuse_another_spelling(content, document)
    return act


def parse_submission(content: bytes) -> Submission:
    """Return what an author claims: `print_submission(parse_submission(x)) == x`."""
    document = _object_of(content, limit=MAX_SUBMISSION)
    submission = Submission(**_fields(document, SUBMISSION))
    _refuse_another_spelling(content, document)
    return submission


def _object_of(content: bytes, *, limit: int) -> dict[str, Any]:
    """Return the one JSON object that the bytes are."""
    if len(content) > limit:
        raise BadAct([faults.TOO_LONG.at(WHOLE, size=len(content), limit=limit)])
    try:
        document = parse(content, max_bytes=limit, max_depth=MAX_DEPTH)
    except BadJson as error:
        raise BadAct([faults.NOT_JSON.at(WHOLE, reason=error)]) from error
    if type(document) is not dict:
        raise BadAct([faults.NOT_AN_OBJECT.at(WHOLE, found=_type_of(document))])
    return document


def _refuse_another_spelling(content: bytes, document: dict[str, Any]) -> None:
    """Raise `BadAct` unless the bytes are canonical.

    An act holds no fractions and no large integers, so where no character lies beyond U+CFFF the
    standard library prints it as RFC 8785 asks, ten times as fast.
    """
    if _FAR_CHARACTER.search(content):
        same = canonical_bytes(document) == content
    else:
        same = _PRINTER.encode(document).encode() == content
    if not same:
        raise BadAct([faults.NOT_CANONICAL.at(WHOLE)])


def _fields(document: dict[str, Any], readers: Mapping[str, Reader]) -> dict[str, Any]:
    """Return the fields, of the right types, or raise everything that is wrong with them."""
    found = _key_faults(document, readers)
    values: dict[str, Any] = {}
    for key, reader in readers.items():
        if key in document:
            try:
                values[key] = reader(document[key], PLACES[key])
            except BadAct as wrong:
                found.extend(wrong.findings)
    values.pop("format", None)
    if found:
        raise BadAct([*found, *value_faults(values)])
    return values


def _key_faults(
    document: Mapping[str, Any], known: Iterable[str], within: str = ""
) -> list[Finding]:
    """Return the keys that are missing or not known."""
    known = set(known)
    if not (document.keys() ^ known) - {"rules"}:
        return []
    return [
        *(
            faults.MISSING.at(WHOLE, key=f"{within}{key}")
            for key in sorted(known - document.keys() - {"rules"})
        ),
        *(
            faults.UNKNOWN_KEY.at(WHOLE, key=f"{within}{key}", nearest=suggestion(key, known))
            for key in sorted(document.keys() - known)
        ),
    ]


def _of_type(kind: type, expected: str) -> Reader:
    """Return a reader that takes values of one JSON type as they are."""

    def read(value: Any, place: Place) -> Any:
        if type(value) is not kind:
            raise BadAct([faults.WRONG_TYPE.at(place, found=_type_of(value), expected=expected)])
        return value

    return read


_text = _of_type(str, "a text")
_integer = _of_type(int, "an integer")
_object = _of_type(dict, "an object")
_list = _of_type(list, "a list of texts")


def _texts(value: Any, place: Place) -> tuple[str, ...]:
    return tuple([_text(each, place) for each in _list(value, place)])


def _time(value: Any, place: Place) -> Any:
    try:
        return parse_time(_text(value, place))
    except ValueError as error:
        raise BadAct([faults.BAD_TIME.at(place, text=value, problem=error)]) from error


def _format(value: Any, place: Place) -> Any:
    if value != FORMAT:
        raise BadAct([faults.OTHER_FORMAT.at(place, found=value, expected=FORMAT)])
    return value


def _actor(value: Any, place: Place) -> Actor:
    if found := _key_faults(
        _object(value, place), ("capacity", "delegation", "person"), within="actor."
    ):
        raise BadAct(found)
    delegation = value["delegation"]
    return Actor(
        person=_text(value["person"], PLACES["person"]),
        capacity=_text(value["capacity"], PLACES["capacity"]),
        delegation=None if delegation is None else _text(delegation, PLACES["delegation"]),
    )


def _type_of(value: Any) -> str:
    """Return the JSON type of a value in words."""
    names = {bool: "true or false", int: "an integer", float: "a number", str: "a text"}
    names |= {list: "a list", dict: "an object"}
    return names.get(type(value), "null")


SUBMISSION: Mapping[str, Reader] = {
    "act": _text,
    "actor": _actor,
    "body": _object,
    "claimed": _time,
    "evidence": _texts,
    "format": _format,
    "kind": _text,
    "mission": _text,
    "rules": _text,
    "seen": _integer,
    "sites": _texts,
    "subjects": _texts,
}
ACT: Mapping[str, Reader] = {**SUBMISSION, "recorded": _time}
