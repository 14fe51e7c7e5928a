"""A camp that closes: who does what on which day, through the one door, by the table of rights."""

from __future__ import annotations

import io
import json
import uuid
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from drawdown.demo.cast import plays
from drawdown.demo.told import Paper, Picture
from drawdown.documents.acts.added import Added
from drawdown.documents.evidence import take_in
from drawdown.handover.file import SiteFile
from drawdown.ledger.act import Actor, PersonId
from drawdown.rules.closing import Form
from drawdown.web.closing.actions.report import BY_KIND, report
from drawdown.web.closing.queries import file_of, rules
from drawdown.web.people.permission import by_the_table
from drawdown.web.records.door import RefusedAct
from drawdown.web.records.handlers import EVIDENCE_ADDED
from drawdown.web.records.log import opened
from drawdown.web.records.sending import About, Sender, Stamp, send
from drawdown.web.store import documents

DIRECTOR, HEAD, OFFICE = "director_mission_support", "head_of_mission", "head_of_office"
FORCE, ENVIRONMENT, LEGAL = "force", "environmental_officer", "finance_legal"
PAPERS = ("document", "designation", "certificate", "safety_check", "owner_notice", "photo")


class Camp:
    """A site of the example, or a part of it, on a day that moves on."""

    def __init__(self, site: str, day: date, part: str | None = None) -> None:
        self.site, self.day, self.part = site, day, part

    def later(self, days: int) -> date:
        """Let days pass, and return the new day."""
        self.day += timedelta(days)
        return self.day

    def person(self, role: str) -> str:
        return plays(role, self.site).person

    def paper(self, title: str) -> str:
        """Store a paper of this camp and return its name."""
        return self._kept(Paper(title, (("site", self.site), ("part", self.part or "–"))))

    def photograph(self, title: str) -> str:
        return self._kept(Picture(f"{self.site} {self.part or ''} {title}"))

    def does(self, role: str, kind: str, /, **said: Any) -> None:
        """Do an act in an office; raises `RefusedAct` with every reason against it."""
        at = {"site": self.site} | ({"part": self.part} if self.part else {})
        body = at | {"on": self.day.isoformat()} | said
        model = BY_KIND[kind].kind.body
        body = {name: value for name, value in body.items() if name in model.model_fields}
        papers = [body[name] for name in PAPERS if body.get(name)] + list(body.get("photos", ()))
        if kind == "assessment.answered":
            papers.append(self.paper(f"What was found on line {body['line']}"))
        whole = model.model_validate_json(json.dumps(body))
        report(kind, whole, papers, by=self._sender(role))

    def may_not(self, role: str, kind: str, /, **said: Any) -> str:
        """Try an act that is refused, and return the reasons; the ledger keeps the refusal."""
        try:
            self.does(role, kind, **said)
        except RefusedAct as no:
            return "; ".join(f"{finding.found} -> {finding.remedy}" for finding in no.findings)
        raise AssertionError(f"{role} could do {kind}")

    def gives(self, *evidence: str) -> None:
        """Have each piece of evidence given by the office that owes it."""
        for name in evidence:
            words, owner = rules().wording[name]
            self.does(owner, "evidence.given", evidence=name, document=self.paper(words))

    def passes(self, gate: str) -> None:
        """Give the documents of a gate, and pass it."""
        asked = [r.id for r in rules().of_gate(gate) if r.form is Form.DOCUMENT]
        self.gives(*(name for name in asked if self.file.last(name) is None))
        owners = {rule.owner for rule in rules().of_gate(gate)}
        self.does(DIRECTOR if owners == {OFFICE} else OFFICE, "gate.passed", gate=gate)

    def moves(self, role: str, to: str) -> None:
        self.does(role, "site.moved", to=to)
        assert self.file.state == to

    def walks_the_checklist(self) -> None:
        """Open the close-out assessment with the host's experts, answer every line, close it."""
        team = {"team": [self.person(ENVIRONMENT)],
                "host_experts": [self.person("host_environment_expert")]}  # fmt: skip
        name = f"ECOA-{self.site}-{self.part or 'site'}"
        self.does(ENVIRONMENT, "assessment.opened", reference=name, **team)
        for line in rules().checklist:
            self.does(ENVIRONMENT, "assessment.answered", line=line.id, answer="passed", note="-")
        self.does(ENVIRONMENT, "assessment.closed")

    def certified(self) -> None:
        number = f"CLEARANCE-{self.site}-{self.part or 'site'}"
        who = self.person(ENVIRONMENT)
        said = {"number": number, "status": "issued", "prepared_by": who}
        self.does(DIRECTOR, "certificate.decided", **said)

    def received_by(self, authority: str) -> None:
        host = self.person("host_representative")
        self.does(
            OFFICE, "receiver.named", authority=authority, civilian=True, signatory=host,
            designation=self.paper("Designation of the receiver"), custodian=host,
            signatory_capacity=authority,
        )  # fmt: skip

    @property
    def file(self) -> SiteFile:
        return file_of(self.site, self.part)

    def _kept(self, paper: Paper | Picture) -> str:
        kept = take_in(documents(), io.BytesIO(paper.content), name=paper.file)
        body = Added(sha256=kept.sha256, size=kept.size, form=kept.form, title=paper.title)
        about = About([f"evidence:{kept.sha256}"], [self.site], [kept.sha256])
        send(EVIDENCE_ADDED, body, about, by=self._sender(OFFICE))
        return kept.sha256

    def _sender(self, role: str) -> Sender:
        actor = Actor(person=PersonId(self.person(role)), capacity=role, delegation=None)
        at = datetime.combine(self.day, time(12), UTC)
        stamp = Stamp(str(uuid.uuid4()), at, opened().log.size)
        return Sender(actor, by_the_table, at, stamp)
