"""Acts on a contingent's equipment over an account, as the door would hand them to a decision."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from drawdown.contingent.acts import KINDS
from drawdown.contingent.acts.state import Holding
from drawdown.contingent.apply import apply
from drawdown.contingent.file import UnitFile
from drawdown.contingent.losses import losses
from drawdown.core.findings import errors
from drawdown.ledger.act import Act, ActId, Actor, PersonId
from drawdown.ledger.kind import Catalogue
from drawdown.property.account import Account, posted
from drawdown.property.effects import Pieces, entered, gone
from drawdown.property.posting import Posting, Way

CATALOGUE = Catalogue(KINDS)
UNIT, OTHER = "unit:tcd", "unit:sen"
PAPER, PHOTO = "a" * 64, "b" * 64
FIRST = date(2023, 10, 1)
STORE = {"C-1": (UNIT, 5), "C-2": (UNIT, 2), "S-1": (OTHER, 3), "T-1": ("un", 9)}


class Yard:
    """The equipment of one contingent at kidal, taken act by act."""

    def __init__(self) -> None:
        self.postings: list[Posting] = [
            posting
            for line, (owner, pieces) in STORE.items()
            for posting in entered(Pieces(line, owner, pieces), site="kidal", on=FIRST)
        ]
        self.state = Holding(UnitFile(UNIT), posted(Account(), self.postings),
                             places=frozenset({"kidal", "gao"}))  # fmt: skip
        self.codes: list[str] = []

    @property
    def file(self) -> UnitFile:
        return self.state.file

    def take(self, kind: str, *, subjects: tuple[str, ...] = (UNIT,), **body: Any) -> bool:
        """Return whether the act is accepted; keeps the codes of what was found."""
        body = {"unit": UNIT, "on": "2023-10-15", "document": PAPER, **body}
        at = datetime(2023, 12, 31, 12, tzinfo=UTC)
        act = Act(
            act=ActId(str(uuid.UUID(int=len(self.codes) + 1))),
            actor=Actor(person=PersonId("p-0001"), capacity="coe_unit", delegation=None),
            kind=kind, mission="small", claimed=at, recorded=at, seen=0, body=body,
            subjects=subjects, evidence=(PAPER, PHOTO), rules=None,
        )  # fmt: skip
        found = CATALOGUE.kind_of(act).decide(self.state, act)
        self.codes = [finding.code for finding in found]
        if errors(found):
            return False
        self.state = replace(self.state, file=apply(self.state, act))
        self._register()
        return True

    def verify(self, *lines: dict[str, Any], **more: Any) -> bool:
        said = {"report": "VR-1", "occasion": "repatriation", "place": "kidal"}
        return self.take("equipment.verified", **{**said, "lines": list(lines), **more})

    def list(self, line: str, quantity: int, **more: Any) -> bool:
        said = {"list": "LL-1", "site": "kidal", "lines": [{"line": line, "quantity": quantity}]}
        return self.take("equipment.listed", **{**said, **more})

    def claim(self, line: str, quantity: int, why: str = "lost", **more: Any) -> bool:
        said = {"claim": "CL-1", "lines": [{"line": line, "quantity": quantity, "why": why}]}
        return self.take("loss.claimed", **{"on": "2023-12-01", **said, **more})

    def destroy(self, line: str, pieces: int) -> None:
        """Something is destroyed at kidal, by an act of another package."""
        made = gone(Pieces(line, STORE[line][0], pieces), Way.DESTROYED, site="kidal", on=FIRST)
        self.postings += made
        self.state = replace(self.state, account=posted(self.state.account, made))
        self._register()

    def _register(self) -> None:
        known = losses(self.state.file, list(enumerate(self.postings)))
        self.state = replace(self.state, losses=known)
