"""Disposal rules on disk: the folder `disposal` of a rule pack, shipped or a mission's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, Field

from drawdown.core.catalogue import ID_TWICE, UNKNOWN_IN_RULES
from drawdown.core.findings import Finding, Place, Refused, errors
from drawdown.core.provenance import Record
from drawdown.core.reading.files import Folder
from drawdown.core.reading.parts import Part, read_csv_file, read_yaml_record
from drawdown.rules.disposal import (
    OUTCOMES,
    Band,
    DisposalRule,
    DisposalRules,
    Effect,
    GroupRule,
    TurnIn,
    parts_of,
)
from drawdown.rules.pack_reading import DISPOSAL, packs_folder

SHIPPED = "field-mission"


def _rising(shares: tuple[float, float, float]) -> tuple[float, float, float]:
    if not 0 <= shares[0] <= shares[1] <= shares[2] <= 1:
        raise ValueError("least, likely and most rise from 0 to 1")
    return shares


class DisposalFile(Record):
    """What `disposal.yaml` says: name, version, and the amounts."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
    version: Annotated[str, Field(min_length=1, max_length=60)]
    bands: tuple[Band, ...] = ()
    no_tender_below: Annotated[int, Field(gt=0)] | None = None
    serial_from: Annotated[int, Field(gt=0)]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    worth_share: Annotated[float, Field(gt=0)]
    turn_in: Annotated[tuple[float, float, float], AfterValidator(_rising)]
    """Least, likely, most."""


def load_disposal(pack: str = SHIPPED) -> DisposalRules:
    """Return the disposal rules of a shipped pack; raises `Refused` when its files are damaged."""
    folder = Folder(packs_folder() / pack / DISPOSAL, within=f"{DISPOSAL}/")
    rules = read_disposal(folder)
    if rules is None:
        raise Refused(folder.findings)
    return rules


def read_disposal(folder: Folder) -> DisposalRules | None:
    """Return the disposal rules that a folder holds, or nothing; findings gather in the folder."""
    before = len(errors(folder.findings))
    head = read_yaml_record(folder, "disposal.yaml", DisposalFile)
    groups = read_csv_file(folder, "groups.csv", GroupRule)
    rules = read_csv_file(folder, "rules.csv", DisposalRule)
    folder.findings += [*_twice(rules), *_astray(rules)]
    if not head.records or len(errors(folder.findings)) > before:
        return None
    said = head.records[0].record
    least, likely, most = said.turn_in
    return DisposalRules(
        id=said.id,
        version=said.version,
        rules=tuple(placed.record for placed in rules.records),
        groups=tuple(placed.record for placed in groups.records),
        bands=said.bands,
        no_tender_below=said.no_tender_below,
        serial_from=said.serial_from,
        currency=said.currency,
        worth_share=said.worth_share,
        turn_in=TurnIn(least=least, likely=likely, most=most),
    )


def _twice(rules: Part[DisposalRule]) -> Iterator[Finding]:
    """No rule stands twice: decisions are filed under its id."""
    known: dict[str, Place] = {}
    for placed in rules.records:
        name, place = placed.record.id, placed.at("id")
        if name in known:
            yield ID_TWICE.at(place, what="rule", id=name, first=f"line {known[name].row}")
        known.setdefault(name, place)


def _astray(rules: Part[DisposalRule]) -> Iterator[Finding]:
    """A route has a method, and only a duty may ask which route was taken."""
    for placed in rules.records:
        rule = placed.record
        if rule.effect is Effect.ROUTE and rule.method is None:
            place = placed.at("method")
            yield UNKNOWN_IN_RULES.at(place, what="method", id="", nearest="name one")
        asked = {parts_of(test)[0] for test in rule.when}
        if rule.effect is not Effect.DUTY and asked & set(OUTCOMES):
            name = ", ".join(sorted(asked & set(OUTCOMES)))
            place = placed.at("when")
            yield UNKNOWN_IN_RULES.at(place, what="fact", id=name, nearest="ask it of duties alone")
