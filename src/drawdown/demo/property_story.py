"""What became of the synthetic property, told in acts: one act for many lines of a site.

Nothing of it is public, since no line is: every paper is reconstructed, and says so. It tells of
what the organization owns; equipment of contingents is counted, and its owners decide on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from drawdown.demo.told import Paper, Told
from drawdown.movement.file import HOME
from drawdown.movement.go_list import shipped as go_list
from drawdown.property.acts.values import MOST_LINES
from drawdown.property.disposal.facts import facts_of
from drawdown.property.disposal.judge import Verdict, judge
from drawdown.property.disposal.parcels import paying
from drawdown.property.disposal.worth import Shipping
from drawdown.property.line import UN, Condition, Line, Sort
from drawdown.register.history import History
from drawdown.register.mission import Mission
from drawdown.rules.disposal import DisposalRules

KEEPS, BUILDS, MOVES = "property_chief", "engineering", "movement_control"
APPROVES, ASSEMBLY, LETS_GO = "director_mission_support", "hq_desk", "head_of_mission"
FREIGHT, REFURBISHMENT = 40_000, 5_000
"""What it costs to bring one piece away, in cents: invented."""
COSTS = {"currency": "USD", "freight": FREIGHT, "refurbishment": REFURBISHMENT}
AWAY = frozenset({"redeploy", "transfer"})
SOLD = frozenset({"sell", "sell_agency"})
NO = dict.fromkeys(
    ("lost", "armoured", "restricted", "must_destroy", "needed", "wanted", "installed",
     "destroy_cheaper", "gift_advised", "standard", "required"), "no",
)  # fmt: skip
Dated = tuple[int, str, str, dict[str, Any], tuple[Paper, ...]]
"""Days before the handover, kind, capacity, body, papers."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """Lines of a site that the rules treat alike, on the same facts."""

    facts: Mapping[str, str]
    verdict: Verdict
    shipped: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Disposer:
    """What the story is told from."""

    mission: Mission
    history: History
    lines: Sequence[Line]
    rules: DisposalRules

    def story(self, until: date) -> tuple[Told, ...]:
        """Return all acts up to a day, in the order in which they were done."""
        by_site: dict[str, list[Line]] = defaultdict(list)
        for line in self.lines:
            by_site[line.site].append(line)
        told = [each for site in sorted(by_site) for each in self._site(site, by_site[site])]
        return tuple(sorted((t for t in told if t.on <= until), key=lambda t: t.on))

    def _site(self, site: str, lines: Sequence[Line]) -> Iterator[Told]:
        ends = self._ends(site)
        own = [line for line in lines if line.owner == UN]
        found = parcels(own, self.rules)
        steps = (
            *_counted(site, lines),
            *(step for parcel in found for step in _decided(site, parcel, self.rules)),
            *_tranche(site, found),
            *_away(site, found),
            *_sold(site, found),
            *_given(site, found),
            *_destroyed(site, found),
        )
        for number, (before, kind, capacity, body, papers) in enumerate(steps):
            on = ends - timedelta(before)
            said = body | {"leaves_on" if kind == "movement.loaded" else "on": on.isoformat()}
            yield Told(on, kind, capacity, said, papers, key=f"property {site} {number}")

    def _ends(self, site: str) -> date:
        """Return when a site was given up; the last day of the mission where nobody says."""
        past = next(p for p in self.history.sites if p.site == site and p.annex is None)
        return past.handover or past.last_departure or self.mission.deadline


def answers(line: Line) -> dict[str, str]:
    """Return what an officer is told to answer for a line: invented, by what the line is."""
    found = {**NO, "armoured": "yes" if line.category == "armour" else "no"}
    if line.condition is Condition.UNKNOWN:
        found["condition"] = "unserviceable"
    if line.sort is Sort.HAZARDOUS:
        found["must_destroy"] = "yes"
    elif line.sort is Sort.INFRASTRUCTURE:
        found |= {"sets_back": "yes", "free": "yes"}
        found |= {"receiver": "government", "liquidation": "yes"}
    elif line.condition is Condition.GOOD and line.category in ("vehicle", "power"):
        found |= {"standard": "yes", "required": "yes", "needed": "yes"}
    elif line.condition is Condition.GOOD and line.sort is Sort.ASSET:
        found["needed"] = "yes"
    elif line.condition is Condition.GOOD:
        found["wanted"] = "yes"
    return found


def parcels(lines: Iterable[Line], rules: DisposalRules) -> tuple[Parcel, ...]:
    """Return the organization's lines by the facts that they are decided on."""
    alike: dict[tuple[tuple[str, str], ...], list[Line]] = defaultdict(list)
    for line in lines:
        costs = Shipping("USD", FREIGHT, REFURBISHMENT)
        pays = paying(line, costs, rules) or {"ship_pays": "no"}
        told = answers(line)
        asked = pays if told["required"] == "yes" and told["standard"] == "yes" else {}
        facts = {**told, **asked, **facts_of(line, rules)}
        if asked and line.residual is None:
            facts["required"], asked = "no", {}
            facts.pop("ship_pays")
        alike[tuple(sorted(facts.items()))].append(line)
    return tuple(
        Parcel(dict(facts), judge(rules, dict(facts)), "ship_pays" in dict(facts), tuple(some))
        for facts, some in sorted(alike.items())
    )


def _counted(site: str, lines: Sequence[Line]) -> Iterator[Dated]:
    name = {"count": f"SYN-C-{site}", "site": site}
    yield 30, "count.opened", KEEPS, {**name, "blind": False}, ()
    for some in _chunks(lines):
        seen = [{"line": line.line, "pieces": line.quantity} for line in some]
        yield 29, "count.taken", BUILDS, {**name, "seen": seen}, ()
    yield 28, "count.closed", KEEPS, dict(name), ()


def _decided(site: str, parcel: Parcel, rules: DisposalRules) -> Iterator[Dated]:
    verdict = parcel.verdict
    for some in _chunks(parcel.lines):
        body = {
            "site": site, "lines": [line.line for line in some], "rules": rules.digest,
            "rule": verdict.rule, "group": verdict.group, "method": verdict.method,
            "facts": dict(parcel.facts), "duties": list(verdict.duties),
            "needs": list(verdict.needs), "shipping": COSTS if parcel.shipped else None,
        }  # fmt: skip
        yield 25, "disposal.decided", KEEPS, body, ()


def _tranche(site: str, found: Sequence[Parcel]) -> Iterator[Dated]:
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0] * 5)
    for parcel in found:
        for line in parcel.lines:
            bare = line.purchase is None or line.residual is None
            pieces = line.quantity
            prices = ((line.purchase or 0) * pieces, (line.residual or 0) * pieces)
            worth = (1, pieces, *prices, pieces if bare else 0)
            kept = sums[parcel.verdict.group or "", line.currency]
            kept[:] = [old + new for old, new in zip(kept, worth, strict=True)]
    if not sums:
        return
    names = ("lines", "pieces", "purchase", "residual", "unpriced")
    rows = [
        {"group": group, "currency": currency, **dict(zip(names, values, strict=True))}
        for (group, currency), values in sorted(sums.items())
    ]
    file = {"file": f"SYN-T-{site}", "site": site}
    yield 22, "tranche.proposed", KEEPS, {**file, "sums": rows}, ()
    yield _with(20, "tranche.decided", APPROVES, file, {"approval": "Approval"})


def _away(site: str, found: Sequence[Parcel]) -> Iterator[Dated]:
    for number, some in enumerate(_chunks(_by(found, AWAY)), start=1):
        name = f"syn-{site}-{number}"
        lines = [{"line": line.line, "quantity": line.quantity} for line in some]
        load = {"mode": "convoy", "origin": site, "destination": HOME, "lines": lines}
        yield 15, "movement.loaded", MOVES, {"movement": name, **load, "told": "reconstructed"}, ()
        go = {"go": "at_risk", "rules": go_list().digest, "answers": {}, "reason": "(synthetic)"}
        yield 14, "movement.decided", LETS_GO, {"movement": name, **go}, ()
        paper = _paper(f"Check-out {name}")
        out = {"movement": name, "document": paper.name, "lines": lines}
        yield 13, "movement.departed", MOVES, out, (paper,)
        yield 10, "movement.arrived", MOVES, {"movement": name}, ()
        lost = int(number == 1 and len(lines) > 1)
        paper = _paper(f"Check-in {name}")
        came = {"movement": name, "document": paper.name, "lines": lines[lost:]}
        yield 9, "movement.received", KEEPS, came, (paper,)
        if lost:
            paper = _paper(f"Report on what {name} lost")
            why = {"reason": "did not arrive (synthetic)", "document": paper.name}
            yield 8, "short.settled", KEEPS, {"movement": name, **why}, (paper,)


def _sold(site: str, found: Sequence[Parcel]) -> Iterator[Dated]:
    for number, some in enumerate(_chunks(_by(found, SOLD)), start=1):
        file = {"file": f"SYN-L-{site}-{number}", "site": site}
        yield from _stripped(site, file["file"], some)
        yield 12, "lot.listed", KEEPS, {**file, **_begun(some)}, ()
        yield _with(11, "lot.published", KEEPS, file, {"lot_list": "List of lots"})
        yield _with(5, "lot.sold", KEEPS, file, {"contract": "Contract of sale"})


def _given(site: str, found: Sequence[Parcel]) -> Iterator[Dated]:
    for number, some in enumerate(_chunks(_by(found, {"gift"})), start=1):
        file = {"file": f"SYN-G-{site}-{number}", "site": site}
        yield from _stripped(site, file["file"], some)
        receiver = {"receiver": "Government (synthetic)"}
        yield 12, "gift.offered", KEEPS, {**file, **_begun(some), **receiver}, ()
        yield _with(6, "gift.approved", ASSEMBLY, file, {"resolution": "Approval of the Assembly"})
        yield _with(4, "gift.passed", KEEPS, file, {"receipt": "Receipt"})


def _destroyed(site: str, found: Sequence[Parcel]) -> Iterator[Dated]:
    for number, some in enumerate(_chunks(_by(found, {"destroy"})), start=1):
        file = {"file": f"SYN-D-{site}-{number}", "site": site}
        yield 12, "destruction.ordered", KEEPS, {**file, **_begun(some)}, ()
        papers = {"record": "Record of destruction", "environmental_route": "Route of the waste"}
        seen = {"witnesses": ["@force", "@environmental_officer"]}
        yield _with(3, "destruction.done", BUILDS, {**file, **seen}, papers)


def _stripped(site: str, name: str, some: Sequence[Line]) -> Iterator[Dated]:
    lines = {"site": site, "lines": [line.line for line in some]}
    before, kind, capacity, body, papers = _with(
        13, "line.deidentified", BUILDS, {**lines, "file": name}, {"photo": "Marks are off"}
    )
    yield before, kind, capacity, {k: v for k, v in body.items() if k != "file"}, papers


def _begun(some: Sequence[Line]) -> dict[str, Any]:
    lines = [{"line": line.line, "pieces": line.quantity} for line in some]
    return {"lines": lines, "why": "as decided (synthetic)"}


def _with(
    before: int, kind: str, capacity: str, file: Mapping[str, Any], titles: Mapping[str, str]
) -> Dated:
    """Return a step of a file with its papers."""
    papers = {name: _paper(f"{title}: {file['file']}") for name, title in titles.items()}
    body = {**file, "papers": {name: paper.name for name, paper in papers.items()}}
    return before, kind, capacity, body, tuple(papers.values())


def _paper(title: str) -> Paper:
    return Paper(f"{title} (synthetic)")


def _by(found: Iterable[Parcel], methods: Iterable[str]) -> list[Line]:
    wanted = set(methods)
    return [line for each in found if each.verdict.method in wanted for line in each.lines]


def _chunks(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    for start in range(0, len(lines), MOST_LINES):
        yield lines[start : start + MOST_LINES]
