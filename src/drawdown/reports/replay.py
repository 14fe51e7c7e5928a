"""States of sites, requests and reports on tasks as the acts of a ledger tell them, up to a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from drawdown.core.canonical import digest
from drawdown.handover import apply as handover
from drawdown.handover.acts.part import PART_OPENED
from drawdown.handover.file import FIRST_STATE, Origin, SiteFile
from drawdown.handover.states import shown_state
from drawdown.ledger.act import Act
from drawdown.ledger.act_reading import parse_act
from drawdown.progress import acts as progress
from drawdown.progress.acts.clear import CLEARANCE_ANSWERED, CLEARANCE_ASKED
from drawdown.progress.apply import apply_answer, apply_report
from drawdown.progress.clearance import Clearance
from drawdown.progress.task import Reported
from drawdown.register.model import Register
from drawdown.reports.figure import Evidence, EvidenceKind
from drawdown.reports.material import Asked, Spell, Standing

TASKS = frozenset(kind.name for kind in progress.WORK_KINDS)
TOLD = frozenset({*handover.APPLIERS, *TASKS, CLEARANCE_ASKED.name, CLEARANCE_ANSWERED.name})
"""The kinds of acts that a report is told by."""
Place = tuple[str, str | None]


@dataclass(frozen=True)
class Entry:
    """One entry of the ledger: where it stands, and its bytes."""

    index: int
    content: bytes


@dataclass
class Replay:
    """What the acts leave, act by act."""

    files: dict[Place, SiteFile] = field(default_factory=dict)
    spells: dict[Place, list[Spell]] = field(default_factory=dict)
    asked: dict[str, Asked] = field(default_factory=dict)
    reported: dict[tuple[str, str], Reported] = field(default_factory=dict)
    told: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)

    def take(self, act: Act, evidence: Evidence) -> None:
        """Let one act change what is known."""
        if act.kind in TASKS:
            key = (act.body["site"], act.body["task"])
            self.reported[key] = apply_report(self.reported.get(key, Reported()), act)
            self.told[key[0]] = (*self.told.get(key[0], ()), evidence)
        elif act.kind == CLEARANCE_ASKED.name:
            request = CLEARANCE_ASKED.body_of(act).to_clearance()
            self._ask(request, evidence)
        elif act.kind == CLEARANCE_ANSWERED.name:
            known = self.asked[CLEARANCE_ANSWERED.body_of(act).clearance]
            self._ask(apply_answer(known.request, act), *known.evidence, evidence)
        else:
            self._take_file(act, evidence)

    def _ask(self, request: Clearance, *evidence: Evidence) -> None:
        self.asked[request.id] = Asked(request, evidence)

    def _take_file(self, act: Act, evidence: Evidence) -> None:
        site = str(act.body["site"])
        part = act.body.get("part") if act.kind != PART_OPENED.name else None
        file = handover.apply(self._file(site, part), act)
        self.files[site, part] = file
        if act.kind == PART_OPENED.name:
            return
        self._note(file, file.since, act, evidence)
        if part is not None:
            whole = self._file(site, None)
            whole = replace(whole, parts={**whole.parts, part: file.state})
            self.files[site, None] = whole
            self._note(whole, file.since, act, evidence)

    def _file(self, site: str, part: str | None) -> SiteFile:
        return self.files.get((site, part), SiteFile(site=site, part=part))

    def _note(self, file: SiteFile, since: date | None, act: Act, evidence: Evidence) -> None:
        """Begin a new spell when what is shown of the file has changed."""
        spells = self.spells.setdefault((file.site, file.part), [])
        state = shown_state(file)
        before = spells[-1].state if spells else FIRST_STATE
        if since is None or state == before:
            return
        papers = tuple(Evidence(EvidenceKind.DOCUMENT, "", name) for name in act.evidence)
        spells.append(Spell(state, since, (evidence, *papers), reconstructed=_rebuilt(file)))


def replay(entries: Iterable[Entry], as_of: date) -> Replay:
    """Return what the acts claimed up to a day leave; acts of other kinds are passed over."""
    found = Replay()
    for entry in entries:
        act = parse_act(entry.content)
        if act.kind in TOLD and act.claimed.date() <= as_of:
            name = Evidence(EvidenceKind.ACT, str(entry.index), digest(entry.content))
            found.take(act, name)
    return found


def standings(register: Register, found: Replay) -> tuple[Standing, ...]:
    """Return the states of every site of the register, and of each part that was opened."""
    told = []
    for site in register.sites:
        parts = sorted(part for one, part in found.spells if one == site.id and part)
        told += [
            Standing(site.id, part, tuple(found.spells.get((site.id, part), ())))
            for part in (None, *parts)
        ]
    return tuple(told)


def _rebuilt(file: SiteFile) -> bool:
    """Return whether any evidence of a file was built afterwards."""
    return any(g.origin is Origin.RECONSTRUCTED for held in file.given.values() for g in held)
