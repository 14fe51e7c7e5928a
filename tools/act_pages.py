"""Write the pages of kinds of act that no person wrote one for: `python -m tools.act_pages`.

What a page says comes from the code: the words on the body and on the decision, and the fields. A
page that a person wrote is left alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from enum import Enum
from inspect import isfunction
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import django
from annotated_types import Ge, Gt
from pydantic import AwareDatetime, BaseModel
from pydantic.fields import FieldInfo

from drawdown.ledger.act import Act
from drawdown.ledger.acts.values import body_json
from drawdown.ledger.kind import Kind
from drawdown.web.records.handler import Handlers

PAGES = Path(__file__).parents[1] / "docs" / "formats" / "acts"
MARK = "<!-- Written by tools/act_pages.py from the code: change it there. -->\n"
WORDS = {
    "site": "id of a site of the register",
    "part": "id of a part of the site; left out for the whole site",
    "on": "the day, UTC",
    "document": "SHA-256 of a stored document, which stands among the evidence of the act",
    "photos": "SHA-256 of stored photographs",
    "photo": "SHA-256 of a stored photograph",
    "photo_reason": "why a photograph has no position, or one far from the site",
    "person": "id of the person, never a name",
    "reason": "why, in words that name no person",
    "note": "a note, in words that name no person",
    "currency": "ISO 4217",
    "amount": "in the smallest unit of the currency; left out where unknown",
    "task": "id of a task of the plan",
    "lines": "keys of lines of the pack, such as `system:water` or `item:GEN-1`",
    "about": "key of the line that it is about; left out for the pack as a whole",
    "sites": "ids of sites of the register, at least one",
    "lat": "degrees north, up to six decimals, as text",
    "lon": "degrees east, up to six decimals, as text",
    "likelihood": "1 to 5; the rating follows from the rules",
    "consequence": "1 to 5; the rating follows from the rules",
}
EXAMPLES: dict[str, Any] = {
    "site": "mopti-sevare",
    "lines": ["item:GEN-1"],
    "sites": ["mopti-sevare"],
    "on": "2023-12-08",
    "line": "E05",
    "task": "T17",
    "gate": "G3",
    "to": "handover_ready",
    "evidence": "ecoa_report",
    "system": "water",
    "lat": "14.533000",
    "lon": "-4.083000",
    "at": "2023-12-08T10:30:00Z",
    "currency": "USD",
    "kg": 1200,
    "notice_days": 30,
    "clearance": "CLR-014",
    "movements": ["douentza-lift-1"],
    "place": "Sévaré",
    "authority": "Governor of Mopti Region",
    "capacity": "Governor of Mopti Region",
    "signatory_capacity": "Governor of Mopti Region",
    "title": "Acting head of office",
    "text": "Fuel in the soil beside the generators",
    "method": "Dig out and treat in windrows",
    "reason": "The road is closed",
    "counterparty": "Lessor of the airfield plot",
    "carrier": "Contractor for waste",
    "receiver": "Treatment plant of the region",
    "by": "Treatment plant of the region",
    "stream": "used oil",
    "spot": "Beside the generators, from the gate",
    "name": "Annex north of the main camp",
}
PATTERNS = (
    (r"^[0-9a-f]{64}$", "5a" * 32, "SHA-256, 64 hexadecimal digits"),
    (r"^p-[0-9a-f]{4,16}$", "p-7f3a12cd", "id of a person, never a name"),
    (r"^[A-Z]{3}$", "USD", "three letters"),
    (r"^T\d\d$", "T17", "id of a task"),
    (r"^E\d\d$", "E05", "line of the checklist, E01 to E18"),
    (r"^G[1-9]$", "G3", "a gate, G1 to G7"),
    (r"^[a-z][a-z0-9_]*$", "water", "a name of the rules"),
    (r"^[a-z0-9]+(-[a-z0-9]+)*$", "annex-1", "an id: small letters, digits, hyphens"),
    (r"^[A-Za-z0-9]+([-._/][A-Za-z0-9]+)*$", "SEV-01", "an id: letters, digits, `-._/` between"),
)
"""Forms of text: an example of each, and what it is."""


def written(handlers: Handlers) -> Iterator[tuple[Path, str]]:
    """Yield the page of each kind that has none of a person's hand."""
    for name, handler in sorted(handlers.items()):
        page = PAGES / f"{re.sub('[._]', '-', name)}.md"
        if not page.exists() or page.read_text(encoding="utf-8").startswith(MARK):
            yield page, text(handler.kind)


def text(kind: Kind[Any, Any]) -> str:
    """Return the page of a kind."""
    example = kind.body.model_validate_json(json.dumps(_body(kind.body)), strict=True)
    rows = "".join(_rows(kind.body))
    rule = _one_line(_decision(kind.decide).__doc__)
    return (
        f"{MARK}# {kind.name}\n\n{_one_line(kind.body.__doc__)}\n\n"
        f"The `body` of an act of kind `{kind.name}`:\n\n"
        f"```json\n{json.dumps(body_json(example), ensure_ascii=False)}\n```\n\n"
        f"| key | what |\n|---|---|\n{rows}\n"
        f"The decision: {rule[:1].lower()}{rule[1:]}\n"
    )


def _one_line(words: str | None) -> str:
    return " ".join((words or "").split())


def _decision(decide: Callable[[Any, Act], Any]) -> Callable[..., Any]:
    """Return the function that says in words what it refuses: `decide`, or what it wraps."""
    if decide.__doc__:
        return decide
    inner = [cell.cell_contents for cell in getattr(decide, "__closure__", None) or ()]
    found: Callable[..., Any] = next(each for each in inner if isfunction(each))
    return found


def _rows(body: type[BaseModel], before: str = "") -> Iterator[str]:
    for name, field in body.model_fields.items():
        kind, many = _plain(field.annotation)
        words = WORDS.get(name) or _form(kind, field)
        if many and name not in WORDS:
            words = f"a list, each {words}"
        if not field.is_required() and "left out" not in words:
            words += "; may be left out"
        yield f"| `{before}{name}` | {words} |\n"
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from _rows(kind, f"{before}{name}` `")


def _body(body: type[BaseModel]) -> dict[str, Any]:
    return {
        name: _value(name, field)
        for name, field in body.model_fields.items()
        if field.is_required() or name in ("photos", "reason", "position", "movements")
    }


def _value(name: str, field: FieldInfo) -> Any:
    kind, many = _plain(field.annotation)
    if name in EXAMPLES and not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        return EXAMPLES[name]
    value: Any
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        value = _body(kind)
    elif isinstance(kind, type) and issubclass(kind, Enum):
        value = next(iter(kind)).value
    elif kind is date:
        value = "2023-12-08"
    elif kind is AwareDatetime:
        value = "2023-12-08T10:30:00Z"
    elif kind is bool:
        value = True
    elif kind is int:
        value = (
            30
            if name == "after"
            else max([1, *(int(m.ge) for m in _limits(field, Ge)), *_above(field)])
        )
    else:
        value = next((shown for form, shown, _ in PATTERNS if form in _forms(field)), name)
    return [value] if many else value


def _above(field: FieldInfo) -> list[int]:
    return [int(limit.gt) + 1 for limit in _limits(field, Gt)]


def _limits(field: FieldInfo, kind: type) -> list[Any]:
    return [each for each in field.metadata if isinstance(each, kind)]


def _form(kind: Any, field: FieldInfo) -> str:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return "one of " + ", ".join(f"`{each.value}`" for each in kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return "an object"
    plain = {date: "a day", bool: "true or false", int: "a whole number"}
    if kind in plain:
        return plain[kind]
    if kind is AwareDatetime:
        return "a time with its zone"
    return next(
        (words for form, _, words in PATTERNS if form in _forms(field)),
        "words that name no person",
    )


def _plain(annotation: Any) -> tuple[Any, bool]:
    """Return the kind of value under what is optional, annotated or a list, and if it is a list."""
    if get_origin(annotation) is Annotated and annotation is not AwareDatetime:
        return _plain(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return _plain(next(each for each in get_args(annotation) if each is not NoneType))
    if get_origin(annotation) is tuple:
        return _plain(get_args(annotation)[0])[0], True
    return annotation, False


def _forms(field: FieldInfo) -> str:
    """Return every pattern that stands anywhere in a field."""
    return " ".join(_patterns(field))


def _patterns(of: Any) -> Iterator[str]:
    if isinstance(of, FieldInfo):
        for each in of.metadata:
            yield str(getattr(each, "pattern", ""))
        yield from _patterns(of.annotation)
    for each in get_args(of):
        yield from _patterns(each)
        for inner in getattr(each, "metadata", ()):
            yield str(getattr(inner, "pattern", ""))


if __name__ == "__main__":
    django.setup()
    from drawdown.web.acts import HANDLERS  # the applications have to be there first

    for path, words in written(HANDLERS):
        path.write_text(words, encoding="utf-8")
