"""Acts on movements over an account, as the door would hand them to a decision."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from drawdown.core.findings import errors
from drawdown.ledger.act import Act, ActId, Actor, PersonId
from drawdown.ledger.kind import Catalogue
from drawdown.movement.acts import KINDS
from drawdown.movement.acts.receive import outstanding
from drawdown.movement.acts.state import Moving
from drawdown.movement.apply import apply
from drawdown.movement.file import MovementFile, Request
from drawdown.movement.go_list import By, Recorded, shipped
from drawdown.movement.postings import of_check_in, of_check_out, of_loss
from drawdown.property.account import Account, posted
from drawdown.property.effects import Pieces, entered
from drawdown.property.posting import Posting

CATALOGUE = Catalogue(KINDS)
PAPER, PHOTO = "a" * 64, "b" * 64
HERE, THERE, OUTSIDE = "p-0001", "p-0002", "p-0003"
PLACES = frozenset({"kidal", "gao", "bamako"})
LEGS = ("rd-kid-ane", "rd-ane-gao")
FIRST = date(2023, 10, 1)
STORE = {"T-1": ("un", 9), "T-2": ("un", 4), "C-1": ("unit:tcd", 5)}


class Yard:
    """The account of a mission and its movements, taken act by act."""

    def __init__(self, recorded: Recorded | None = None) -> None:
        opening = [
            posting
            for line, (owner, pieces) in STORE.items()
            for posting in entered(Pieces(line, owner, pieces), site="kidal", on=FIRST)
        ]
        self.postings: list[Posting] = opening
        self.account = posted(Account(), opening)
        self.files: dict[str, MovementFile] = {}
        self.requests: dict[str, Request] = {}
        self.recorded = recorded or Recorded(worst_days=9)
        self.codes: list[str] = []

    def file(self, name: str = "mv-1") -> MovementFile:
        return self.files[name]

    def take(
        self, kind: str, /, *, by: str = HERE, capacity: str = "movement_control", **body: Any
    ) -> bool:
        """Return whether the act is accepted; keeps the codes of what was found."""
        body = {"on": "2023-10-31", **body}
        if kind != "movement.requested":
            body = {"movement": "mv-1", **body}
        if kind == "movement.loaded":
            body.pop("on")
        shown = body.pop("shown", None)
        papers = {str(v) for k, v in body.items() if k in ("document", "discrepancy") and v}
        papers |= {shown} if shown else set()
        at = datetime(2023, 12, 31, 12, tzinfo=UTC)
        act = Act(
            act=ActId(str(uuid.UUID(int=len(self.postings) + 1))),
            actor=Actor(person=PersonId(by), capacity=capacity, delegation=None),
            kind=kind, mission="small", claimed=at, recorded=at, seen=0, body=body,
            evidence=tuple(sorted(papers)), rules=None,
        )  # fmt: skip
        file = self.files.get(body.get("movement", ""))
        state = Moving(
            rules=shipped(), file=file, others=frozenset(self.files), requests=self.requests,
            places=PLACES, legs=frozenset(LEGS), clearances=frozenset({"CL-1"}),
            account=self.account, recorded=self.recorded,
        )  # fmt: skip
        found = CATALOGUE.kind_of(act).decide(state, act)
        self.codes = [finding.code for finding in found]
        if errors(found):
            return False
        self._write(state, act)
        return True

    def _write(self, state: Moving, act: Act) -> None:
        body = CATALOGUE.kind_of(act).body_of(act)
        if act.kind == "movement.requested":
            request = body.to_request(act.actor.person)
            self.requests[request.id] = request
            return
        file = state.file
        made: tuple[Posting, ...] = ()
        owners = self.account.owners
        if act.kind == "movement.loaded":
            file = MovementFile(body.movement, body.to_load(act.actor.person))
        assert file is not None
        still = outstanding(state, file)
        if act.kind == "movement.departed":
            made = of_check_out(file, body.to_out(act.actor.person), owners)
        elif act.kind == "movement.befallen":
            made = of_loss(file, body.to_incident().lost, owners, body.on)
        elif act.kind == "movement.received":
            came = body.to_in(act.actor.person, file.load.destination)
            made = of_check_in(file, came, owners, sent=state.sent)
        elif act.kind == "short.settled":
            made = of_loss(file, still, owners, body.on)
        self.postings += made
        self.account = posted(self.account, made)
        after = replace(state, account=self.account)
        if act.kind != "short.settled":
            still = outstanding(after, file)
        self.files[file.id] = apply(file, act, on_the_way=still)

    # the usual course

    def load(self, **more: Any) -> bool:
        said: dict[str, Any] = {
            "mode": "convoy", "origin": "kidal", "destination": "gao", "leaves_on": "2023-10-31",
            "arrives_on": "2023-11-01", "lines": [{"line": "T-1", "quantity": 3}],
            "boxes": [{"container": "MSKU1", "seal": "S-77"}], "legs": list(LEGS),
            "clearances": ["CL-1"], "people": 40, "vehicles": 12, "supply_days": 10,
        }  # fmt: skip
        return self.take("movement.loaded", **{**said, **more})

    def go(self, go: str = "go", *, capacity: str = "force", **more: Any) -> bool:
        asked = shipped().of_load(self.file(more.get("movement", "mv-1")).load)
        answers = {check.id: "yes" for check in asked if check.by is By.ANSWER}
        said = {"go": go, "rules": shipped().digest, "answers": answers}
        return self.take("movement.decided", by=OUTSIDE, capacity=capacity, **{**said, **more})

    def depart(self, **more: Any) -> bool:
        said: dict[str, Any] = {
            "document": PAPER, "lines": [{"line": "T-1", "quantity": 3}],
            "boxes": [{"container": "MSKU1", "seal": "S-77"}], "supply_days": 10,
        }  # fmt: skip
        return self.take("movement.departed", **{**said, **more})

    def receive(self, **more: Any) -> bool:
        said: dict[str, Any] = {
            "on": "2023-11-07", "document": PAPER, "lines": [{"line": "T-1", "quantity": 3}],
            "seals": [{"container": "MSKU1", "whole": True}],
        }  # fmt: skip
        return self.take("movement.received", **{"by": THERE, **said, **more})


def under_way(recorded: Recorded | None = None) -> Yard:
    yard = Yard(recorded)
    assert yard.load()
    assert yard.go(), yard.codes
    assert yard.depart(), yard.codes
    return yard
