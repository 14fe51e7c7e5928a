"""How every site stands: its state, its gates, and what each gate lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from drawdown.handover.gates import GateStatus, gates_of
from drawdown.handover.states import shown_state
from drawdown.register.site import Site
from drawdown.web.closing.queries import file_of, register, rules


@dataclass(frozen=True, slots=True)
class SiteStatus:
    """One site as it stands."""

    site: Site
    state: str
    gates: tuple[GateStatus, ...]

    def to_json(self) -> dict[str, Any]:
        """Return it as the command line prints it: each gate passed, ready, or what it lacks.

        `not_asked` names the gates that no way on leads through any more.
        """
        unasked = [gate.rule.id for gate in self.gates if not (gate.passage or gate.asked)]
        return {
            "id": self.site.id,
            "state": self.state,
            "gates": {gate.rule.id: gate_json(gate) for gate in self.gates},
            "not_asked": unasked,
        }


def gate_json(gate: GateStatus) -> Any:
    """Return `passed`, `ready`, or the ids of the evidence that is missing."""
    if gate.passage is not None:
        return "passed"
    return [missing.rule.id for missing in gate.missing] or "ready"


def every_site() -> tuple[SiteStatus, ...]:
    """Return the status of every site, in the order of the register."""
    found = []
    for site in register().sites:
        file = file_of(site.id)
        found.append(SiteStatus(site, shown_state(file), gates_of(rules(), file)))
    return tuple(found)
