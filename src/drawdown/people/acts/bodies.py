"""The values that bodies of acts about people are made of, and how one is read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import Field, model_validator

from drawdown.core.provenance import Frozen
from drawdown.people.holding import Amount, Bounds, Limits
from drawdown.people.rights import KindName, RoleId

PersonRef = Annotated[str, Field(pattern=r"^p-[0-9a-f]{4,16}$")]
ActRef = Annotated[
    str, Field(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")
]
SiteRef = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
SubjectRef = Annotated[str, Field(pattern=r"^[a-z]+:[a-z0-9]+([-.][a-z0-9]+)*$", max_length=80)]
Words = Annotated[str, Field(min_length=1, max_length=300)]
"""Words that name no person: they stay in the ledger for good."""

B = TypeVar("B", bound="Body")


class Body(Frozen):
    """The body of an act: unknown keys are refused, keys without a value are left out."""

    @classmethod
    def of(cls: type[B], body: Mapping[str, Any]) -> B:
        """Return the body that an act of the right kind carries: the door has checked it."""
        return cls.model_validate_json(json.dumps(body), strict=True)

    def to_json(self) -> dict[str, Any]:
        """Return the body as an act carries it."""
        return self.model_dump(mode="json", exclude_none=True)


class AmountBody(Frozen):
    """Money: minor units as text, since a ledger keeps no large numbers, and a currency."""

    minor: Annotated[str, Field(pattern=r"^(0|[1-9][0-9]{0,17})$")]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


class LimitsBody(Frozen):
    """What narrows a delegation."""

    amount: AmountBody | None = None
    kinds: Annotated[tuple[KindName, ...], Field(min_length=1)] | None = None

    def to_limits(self) -> Limits:
        """Return the limits that it says."""
        amount = self.amount and Amount(int(self.amount.minor), self.amount.currency)
        kinds = None if self.kinds is None else frozenset(self.kinds)
        return Limits(amount or None, kinds)


class Reach(Body):
    """What a role is given for, and between which days."""

    person: PersonRef
    role: RoleId
    sites: Annotated[tuple[SiteRef, ...], Field(min_length=1)] | None = None
    """Left out for the whole mission."""
    subjects: Annotated[tuple[SubjectRef, ...], Field(min_length=1)] | None = None
    since: date
    until: date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Reach:
        if self.until is not None and self.until < self.since:
            raise ValueError(f"it ends on {self.until}, before it begins on {self.since}")
        return self

    @property
    def bounds(self) -> Bounds:
        """How far it reaches."""
        return Bounds(
            None if self.sites is None else frozenset(self.sites),
            None if self.subjects is None else frozenset(self.subjects),
        )
