"""Small YAML files into one model: what comes with the software, and what a person wrote.

Rows of fields are not told here; a mission folder, which is read with them, goes through `parts`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from drawdown.core.catalogue import UNREADABLE, Fault
from drawdown.core.findings import Finding, Place, Refused
from drawdown.core.reading.tree import plain_value
from drawdown.core.reading.yaml_text import parse_yaml

T = TypeVar("T")


def read_value(path: Path, wrong: Fault, empty: str) -> object:
    """Return what a YAML file holds.

    `wrong` is the finding, of a `field` and a `problem`, for a file that holds nothing; `empty`
    is its problem. Raises `Refused` for such a file and for one that cannot be read.
    """
    place = Place(str(path))
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused([UNREADABLE.at(place, reason=str(error))]) from error
    root, findings = parse_yaml(text, path.name)
    if findings or root is None:
        raise Refused(findings or [wrong.at(place, field="file", problem=empty)])
    return plain_value(root)


def fitted(shape: type[T], value: object, place: Place, wrong: Fault, whole: str = "file") -> T:
    """Return a value as a model has it, `whole` being its name where no field of it is wrong alone.

    Raises `Refused` with every fault as a `wrong`.
    """
    try:
        return TypeAdapter(shape).validate_python(value)
    except ValidationError as error:
        raise Refused(_faults(error, place, wrong, whole)) from error


def sent(shape: type[T], content: bytes, place: Place, none: Fault, most: int) -> T:
    """Return what a JSON or YAML file of a mission holds, at most `most` bytes of it.

    Raises `Refused` with every fault as a `none`, the finding of a file that is no such document,
    which gives the reason as `why`.
    """
    if len(content) > most:
        raise Refused([none.at(place, why=f"it has more than {most} bytes")])
    try:
        return TypeAdapter(shape).validate_python(yaml.safe_load(content))
    except ValidationError as no:
        told = [_in_words(each["loc"], each["msg"]) for each in no.errors()]
        raise Refused([none.at(place, why=why) for why in told]) from no
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError, ValueError) as no:
        raise Refused([none.at(place, why=str(no).split("\n", 1)[0])]) from no


def shipped(shape: type[T], path: Path) -> T:
    """Return what a file that comes with the software holds.

    Raises `ValueError` where it is damaged: no user can mend a broken installation.
    """
    root, findings = parse_yaml(path.read_text(encoding="utf-8"), path.name)
    if findings or root is None:
        raise ValueError(f"{path.name} cannot be read")
    return TypeAdapter(shape).validate_python(plain_value(root))


def _in_words(at: tuple[int | str, ...], problem: str) -> str:
    where = ".".join(map(str, at))
    return f"{where}: {problem}" if where else problem


def _faults(error: ValidationError, place: Place, wrong: Fault, whole: str) -> list[Finding]:
    return [
        wrong.at(place, field=".".join(map(str, fault["loc"])) or whole, problem=str(fault["msg"]))
        for fault in error.errors(include_url=False, include_context=False)
    ]
