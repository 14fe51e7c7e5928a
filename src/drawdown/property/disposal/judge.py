"""The rule that decides where a line goes, which facts led there, and what they leave open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from drawdown.property.disposal.facts import Facts
from drawdown.rules.disposal import DisposalRule, DisposalRules, Effect, Method, parts_of


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules say. Without a method nothing is decided: `asks` or `held` says why."""

    rule: str = ""
    """The rule that decides, that holds the line, or that cannot be answered yet."""
    group: str | None = None
    method: Method | None = None
    held: bool = False
    asks: tuple[str, ...] = ()
    """Facts that the rule needs, and nobody has answered."""
    used: tuple[tuple[str, str], ...] = ()
    """The facts that led to the route: they alone lead there."""
    duties: tuple[str, ...] = ()
    perhaps: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Duties that depend on facts nobody has answered, with these."""
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether a rule fits: nothing while `asks` is open. `used` is what that follows from."""

    fits: bool | None
    used: Facts
    asks: tuple[str, ...] = ()


def fit(tests: Iterable[str], facts: Facts) -> Fit:
    """Return whether all tests hold; one that fails decides, whatever the others would say."""
    used: dict[str, str] = {}
    asks: list[str] = []
    for name, values in map(parts_of, tests):
        if name not in facts:
            asks.append(name)
            continue
        if facts[name] not in values:
            return Fit(fits=False, used={name: facts[name]})
        used[name] = facts[name]
    return Fit(fits=None if asks else True, used=used, asks=tuple(asks))


def judge(rules: DisposalRules, facts: Facts) -> Verdict:
    """Return what the rules say of such facts.

    Rules are taken in their order. One that cannot be answered ends it: a later one might fit, yet
    would not be the first.
    """
    used: dict[str, str] = {}
    barred: set[Method] = set()
    for rule in rules.of(Effect.HOLD, Effect.BAR, Effect.ROUTE):
        if rule.method in barred:
            continue
        found = fit(rule.when, facts)
        used |= found.used
        if found.fits is None:
            return Verdict(rule.id, asks=found.asks, used=_sorted(used))
        if not found.fits:
            continue
        if rule.effect is Effect.HOLD:
            return Verdict(rule.id, held=True, used=_sorted(used), needs=rule.needs)
        if rule.effect is Effect.BAR:
            barred |= set(rule.bars)
        else:
            return _with_duties(rules, rule, facts, used)
    return Verdict(used=_sorted(used))


def _with_duties(
    rules: DisposalRules, route: DisposalRule, facts: Facts, used: dict[str, str]
) -> Verdict:
    taken = {"group": route.group or "", "method": route.method or ""}
    known = {**facts, **taken}
    tried = [(rule, fit(rule.when, known)) for rule in rules.of(Effect.DUTY)]
    fitting = [rule for rule, found in tried if found.fits]
    needs = dict.fromkeys(need for rule in (route, *fitting) for need in rule.needs)
    return Verdict(
        route.id,
        route.group,
        route.method,
        used=_sorted(used),
        duties=tuple(rule.id for rule in fitting),
        perhaps=tuple((rule.id, found.asks) for rule, found in tried if found.fits is None),
        needs=tuple(needs),
    )


def _sorted(used: Facts) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(used.items()))
