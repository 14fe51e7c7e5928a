"""The findings about acts on plans: codes M1.."""

from __future__ import annotations

from drawdown.core.catalogue import Fault, error

NO_PLAN = error("M101", "there is no plan `{sha256}`", "make the plan first")
OTHER_REGISTER = error("M102", "the plan was made from the register `{found}`", "name that one")
NO_SNAPSHOT = error("M103", "no register `{sha256}` was ever loaded", "load it first")
OTHER_FIGURE = error("M104", "the plan says {field} {found}, the act {said}", "say what it says")
OLD_REGISTER = error(
    "M105", "the register has changed since this plan was made", "make a plan of it as it is now"
)
BREAKS_RULES = error(
    "M106", "the checker finds {number} broken rules, first: {first}", "make another plan"
)
ADOPTED_ALREADY = error("M107", "this plan is the adopted one", "nothing is left to do")
NOT_ADOPTED = error("M108", "the adopted plan is {adopted}", "approve that one, or adopt this")
APPROVED_ALREADY = error("M109", "this plan is approved", "nothing is left to do")
OWN_PLAN = error(
    "M110", "nobody approves a plan that they asked for or adopted", "ask another who may"
)
NOT_NAMED = error("M111", "the evidence is not the plan alone", "name the plan alone")
HALF_A_SHOCK = error(
    "M112", "a shock is a plan and events, and one of them is missing", "name both, or neither"
)

CATALOGUE: tuple[Fault, ...] = tuple(
    fault for fault in list(globals().values()) if isinstance(fault, Fault)
)
