"""Acts on a pack, as the door would hand them to a decision."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from drawdown.core.findings import errors
from drawdown.handover.file import SiteFile
from drawdown.ledger.act import Actor, PersonId
from drawdown.ledger.kind import Catalogue
from drawdown.signing.acts import KINDS
from drawdown.signing.acts.state import Packing
from drawdown.signing.apply import apply
from drawdown.signing.code import Code, Scanned
from drawdown.signing.file import PackFile
from drawdown.signing.held import Held
from drawdown.signing.looking import Seen
from tests.handover.acting import act
from tests.handover.files import RULES, site
from tests.signing.packs import GOVERNOR

CATALOGUE = Catalogue(KINDS)
OFFICE, HOST = "head_of_office", "host_representative"
PEOPLE = {OFFICE: "p-0001", HOST: "p-0090"}
FIRST, SECOND, SCAN, SIGNED = "a" * 64, "b" * 64, "c" * 64, "d" * 64
WITNESS = "p-0007"
EXPECTED = Code(mission="minusma", pack="mopti-sevare", version=1, short=FIRST[:16])
WITNESS, CERTIFICATE = "p-0007", "e" * 64


class Packed:
    """The pack of a site, taken act by act; keeps the codes of what spoke against the last one."""

    def __init__(self, file: PackFile | None = None) -> None:
        self.file = file or PackFile("mopti-sevare")
        receiver = replace(GOVERNOR, signatory=PEOPLE[HOST])
        self.site: SiteFile = site("pre_inspected", receiver=receiver)
        self.codes: list[str] = []
        self.lines: frozenset[str] = frozenset()
        self.elsewhere: dict[str, str] = {}
        self.held = Held()
        self.seen: Seen | None = Seen(certificate=CERTIFICATE)
        self.certificates = frozenset({CERTIFICATE})
        """What was found in the signed file: nothing against it."""
        self.scan: Scanned | None = Scanned(EXPECTED, (replace(EXPECTED, page=1),))
        """What was read on the scan: the first page of the version that stands."""

    def take(self, kind: str, sender: str = OFFICE, /, **body: Any) -> bool:
        """Return whether the act is accepted."""
        body = {"site": "mopti-sevare", "on": "2023-12-08", **body}
        papers = [v for k, v in body.items() if k in ("document", "instructions")]
        sent = act(kind, sender, body, *papers, *body.get("photos", ()))
        person = PersonId(PEOPLE[sender])
        sent = replace(sent, actor=Actor(person=person, capacity=sender, delegation=None))
        found = CATALOGUE.kind_of(sent).decide(
            Packing(
                RULES,
                self.file,
                self.site,
                seen=self.seen,
                scan=self.scan,
                certificates=self.certificates,
                lines=self.lines,
                elsewhere=self.elsewhere,
                held=self.held,
            ),
            sent,
        )
        self.codes = [finding.code for finding in found]
        if errors(found):
            return False
        self.file = apply(self.file, sent)
        return True

    def make(self, number: int = 1, stage: str = "final", **more: Any) -> bool:
        said = {"version": number, "stage": stage, "document": FIRST}
        return self.take("pack.made", **{**said, **more})

    def sign(self, side: str, sender: str, **more: Any) -> bool:
        ours = side == "mission"
        said = {
            "version": 1,
            "side": side,
            "way": "digital",
            "person": PEOPLE[OFFICE if ours else HOST],
            "capacity": OFFICE if ours else GOVERNOR.signatory_capacity,
            "document": SCAN if ours else SIGNED,
        }
        return self.take("pack.signed", sender, **{**said, **more})

    def attest(self, side: str, person: str = WITNESS, **more: Any) -> bool:
        document = SCAN if side == "mission" else SIGNED
        PEOPLE["engineering"] = person
        said = {"version": 1, "side": side, "document": document, **more}
        return self.take("signature.attested", "engineering", **said)

    def refuse(self, side: str) -> bool:
        said = {"version": 1, "side": side, "capacity": "Governor", "reason": "not today"}
        return self.take("pack.refused", HOST, **said)

    def receive_keys(self) -> bool:
        said = {"capacity": "Governor of Mopti Region", "document": SECOND}
        return self.take("keys.received", HOST, **said)
