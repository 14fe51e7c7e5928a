"""The disposal rules: groups, routes, bars and duties, and the amounts that they compare with."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from drawdown.core.canonical import canonical_bytes, digest
from drawdown.core.provenance import Frozen, Record

YES_NO = ("yes", "no")


class Method(StrEnum):
    """How a piece goes."""

    OWNER_DECIDES = "owner_decides"
    OWNER_REMOVES = "owner_removes"
    REDEPLOY = "redeploy"
    TRANSFER = "transfer"
    SELL_AGENCY = "sell_agency"
    COMPENSATION = "compensation"
    GIFT = "gift"
    DESTROY = "destroy"
    SELL = "sell"


class Effect(StrEnum):
    """What a rule that fits does."""

    HOLD = "hold"
    """Nothing final is done yet."""
    BAR = "bar"
    """Some methods are out of the question."""
    ROUTE = "route"
    """Group and method; the first that fits, and is not barred, counts."""
    DUTY = "duty"
    """What the decision asks for beside; every one that fits counts."""


OWNERS = ("un", "contributor")
CONDITIONS = ("good", "fair", "poor", "unserviceable")
RECEIVERS = ("government", "regional_body", "organization", "non_profit")
GROUPS = ("I", "II", "III", "IV", "V")

_QUESTIONS = (
    "armoured",
    "bulk",
    "destroy_cheaper",
    "forced",
    "free",
    "gift_advised",
    "in_country",
    "installed",
    "liquidation",
    "looks_military",
    "lost",
    "low_value",
    "must_destroy",
    "needed",
    "required",
    "restricted",
    "reviewed",
    "sensitive",
    "sets_back",
    "ship_pays",
    "standard",
    "wanted",
)

FACTS: dict[str, tuple[str, ...]] = {
    "owner": OWNERS,
    "condition": CONDITIONS,
    "receiver": RECEIVERS,
    **dict.fromkeys(_QUESTIONS, YES_NO),
}
"""What is asked of a line, and what can be answered. Nothing stands for what is not known."""
OUTCOMES: dict[str, tuple[str, ...]] = {"group": GROUPS, "method": tuple(Method)}
"""What a duty may ask of the route taken."""


def parts_of(test: str) -> tuple[str, tuple[str, ...]]:
    """Return the fact of `fact=value|value`, and the values that fit it."""
    name, _, values = test.partition("=")
    return name, tuple(values.split("|"))


def _known(test: str) -> str:
    name, values = parts_of(test)
    choices = FACTS.get(name) or OUTCOMES.get(name)
    if choices is None:
        raise ValueError(f"there is no fact `{name}`")
    if wrong := [value for value in values if value not in choices]:
        raise ValueError(f"`{wrong[0]}` is no answer to `{name}`; one of: {', '.join(choices)}")
    return test


Test = Annotated[str, AfterValidator(_known)]


class DisposalRule(Record):
    """One rule; it fits where all its tests do, so that one without a test always fits."""

    id: Annotated[str, Field(pattern=r"^R\d{1,2}[a-z]?$")]
    effect: Effect
    when: tuple[Test, ...] = ()
    group: Annotated[str, Field(pattern=r"^(I|II|III|IV|V)$")] | None = None
    method: Method | None = None
    bars: tuple[Method, ...] = ()
    needs: tuple[str, ...] = ()
    text: str
    text_fr: str


class GroupRule(Record):
    """A disposal group, and where it goes."""

    id: Annotated[str, Field(pattern=r"^(I|II|III|IV|V)$")]
    meaning: str
    meaning_fr: str
    destination: str
    destination_fr: str


class Band(Frozen):
    """An authority, and up to which residual value of one piece, in cents, it decides."""

    authority: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    up_to: Annotated[int, Field(gt=0)] | None = None
    """Nothing: whatever the value."""


class TurnIn(Frozen):
    """Which share of what is to be turned in comes in: a range, since forecasts fell short."""

    least: Annotated[float, Field(ge=0, le=1)]
    likely: Annotated[float, Field(ge=0, le=1)]
    most: Annotated[float, Field(ge=0, le=1)]

    @model_validator(mode="after")
    def _in_order(self) -> TurnIn:
        if not self.least <= self.likely <= self.most:
            raise ValueError("least, likely and most are not in order")
        return self


class DisposalRules(Frozen):
    """One version of the disposal rules. Every decision stores its digest."""

    id: str
    version: str
    rules: tuple[DisposalRule, ...]
    groups: tuple[GroupRule, ...]
    bands: tuple[Band, ...]
    no_tender_below: int | None
    serial_from: int
    currency: str
    worth_share: float
    turn_in: TurnIn

    @cached_property
    def digest(self) -> str:
        """The SHA-256 that names this version."""
        return digest(canonical_bytes(self.model_dump(mode="json")))

    def of(self, *effects: Effect) -> Iterable[DisposalRule]:
        """Return the rules of these effects, in their order."""
        return (rule for rule in self.rules if rule.effect in effects)
