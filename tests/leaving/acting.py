"""Acts of a hasty exit, as the door would hand them to a decision."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from drawdown.core.findings import errors
from drawdown.handover.file import SiteFile
from drawdown.leaving.acts import KINDS
from drawdown.leaving.acts.state import Leaving
from drawdown.leaving.apply import apply
from drawdown.leaving.file import ExitFile
from drawdown.ledger.act import Actor, PersonId
from drawdown.ledger.kind import Catalogue
from tests.handover.acting import act
from tests.handover.files import RULES

CATALOGUE = Catalogue(KINDS)
HEAD, FORCE, PROPERTY = "head_of_mission", "force", "property_chief"
PAPER, PHOTO = "a" * 64, "b" * 64
PEOPLE = {HEAD: "p-0001", FORCE: "p-0002", PROPERTY: "p-0003"}
SEEN_BY = ["p-0004", "p-0005"]


class Exit:
    """The exit of a site, taken act by act; keeps the codes of what spoke against the last one."""

    def __init__(self, file: ExitFile | None = None, site: SiteFile | None = None) -> None:
        self.file = file or ExitFile("kidal")
        self.site = site or SiteFile("kidal", state="drawing_down")
        self.codes: list[str] = []

    def take(self, kind: str, capacity: str, **body: Any) -> bool:
        """Return whether the act is accepted."""
        body = {"site": "kidal", "on": "2023-10-28", **body}
        papers = [v for k, v in body.items() if k in ("document", "safety_check", "owner_notice")]
        sent = act(kind, capacity, body, *{*papers, *body.get("photos", ())})
        person = PersonId(PEOPLE.get(capacity, "p-0009"))
        sent = replace(sent, actor=Actor(person=person, capacity=capacity, delegation=None))
        state = Leaving(RULES, self.file, self.site, frozenset({PHOTO}))
        found = CATALOGUE.kind_of(sent).decide(state, sent)
        self.codes = [finding.code for finding in found]
        if errors(found):
            return False
        self.file = apply(self.file, sent)
        return True

    def order(self, **more: Any) -> bool:
        said = {"departs_on": "2023-10-31", "departs_hour": 6, "reason": "no way is open"}
        told = ["contributors", "headquarters", "host"]
        return self.take(
            "exit.ordered", HEAD, **{**said, "document": PAPER, "notified": told, **more}
        )

    def list(self, item: str = "TK-1", **more: Any) -> bool:
        said = {"item": item, "owner": "unoe", "what": "a truck", "reason": "no clearance"}
        return self.take("destruction.listed", PROPERTY, **{**said, "method": "burnt", **more})

    def authorise(self, *items: str, capacity: str = HEAD, **more: Any) -> bool:
        papers = {"document": PAPER, "safety_check": PAPER}
        body = {"items": list(items or ("TK-1",)), **papers, **more}
        return self.take("destruction.authorised", capacity, **body)

    def destroy(self, item: str = "TK-1", **more: Any) -> bool:
        body = {"item": item, "witnesses": SEEN_BY, "photos": [PHOTO], **more}
        return self.take("item.destroyed", FORCE, **body)

    def leave(self, **more: Any) -> bool:
        return self.take("exit.left", FORCE, **{"document": PAPER, **more})
