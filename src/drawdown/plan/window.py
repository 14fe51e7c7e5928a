"""How long a granted clearance may be used (rule *clearance-window*)."""

from __future__ import annotations

from dataclasses import dataclass

from drawdown.register.movement import MovementRules

FIRST = "convoy_first"


@dataclass(frozen=True, slots=True)
class Window:
    """A clearance is granted `ask_days` after it was asked for, and valid `valid_days` more."""

    ask_days: int = 0
    valid_days: int = 0

    def asked(self, depart: int, asked: int, granted: int) -> int:
        """Return the day to ask for a departure: `asked`, or later where that one has lapsed."""
        return asked if depart <= granted + self.valid_days else max(0, depart - self.ask_days)


NEVER_ASKED = Window()


def window_of_first(rules: MovementRules) -> Window:
    """Return the window of the first lift of a site, which T43 asks for."""
    found = (rule for rule in rules.clearances if rule.kind == FIRST)
    return next((Window(rule.ask_days, rule.validity_days) for rule in found), NEVER_ASKED)
