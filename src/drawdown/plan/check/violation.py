"""What the checker says: which rule is broken, by what, when, what was found and expected."""

from __future__ import annotations

from dataclasses import dataclass

from drawdown.core.days import DayCount

FIRST_AND_LAST = 2


@dataclass(frozen=True, slots=True)
class Fault:
    """Something found that breaks a rule. `days` may be empty, one day, or first and last."""

    what: str
    """A site, `<site>/<task>`, a movement, a leg, or what else the rule speaks of."""
    found: str
    expected: str
    days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Violation:
    """A fault under the name of the rule that it breaks."""

    rule: str
    what: str
    found: str
    expected: str
    days: tuple[int, ...] = ()

    def __str__(self) -> str:
        when = f", {_days(self.days)}" if self.days else ""
        return f"{self.rule}: {self.what}{when}: found {self.found}; expected {self.expected}"

    def dated(self, calendar: DayCount) -> str:
        """Return the violation in words, with the dates of its days where the calendar has them."""
        dates = [_date(calendar, day) for day in self.days]
        return f"{self} [{' to '.join(dates)}]" if dates else str(self)


def named(rule: str, fault: Fault) -> Violation:
    """Return the fault as a violation of the rule."""
    return Violation(rule, fault.what, fault.found, fault.expected, fault.days)


def _days(days: tuple[int, ...]) -> str:
    if len(days) == FIRST_AND_LAST and days[0] != days[1]:
        return f"days {days[0]} to {days[1]}"
    return f"day {days[0]}"


def _date(calendar: DayCount, day: int) -> str:
    try:
        return calendar.date(day).isoformat()
    except OverflowError:
        return "outside the calendar"
