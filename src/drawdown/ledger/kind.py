"""Kinds of act: a name, what the body holds, and the pure decision; and a catalogue of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from drawdown.core.findings import Finding, Place
from drawdown.ledger import faults
from drawdown.ledger.act import Act, BadAct, Submission
from drawdown.ledger.act_fields import KIND

State = TypeVar("State")
Body = TypeVar("Body", bound=BaseModel)


class BadCatalogue(ValueError):
    """A catalogue that names a kind twice, or a kind whose name has the wrong form."""


@dataclass(frozen=True, slots=True)
class Kind(Generic[State, Body]):
    """What may be done: `decide` says, from the state alone, what speaks against an act.

    `body` is a model that refuses unknown keys (`core.provenance.Frozen`). A decision without an
    error among its findings is a yes.
    """

    name: str
    body: type[Body]
    decide: Callable[[State, Act], tuple[Finding, ...]]

    def __post_init__(self) -> None:
        if not KIND.fullmatch(self.name):
            raise BadCatalogue(f"{self.name!r} is no name of a kind; write one like plan.adopted")
        if self.body.model_config.get("extra") != "forbid":
            raise BadCatalogue(f"the body of {self.name} lets unknown keys pass")

    def body_of(self, act: Submission) -> Body:
        """Return the body of an act of this kind; raise `BadAct` with all that is wrong with it."""
        if act.kind != self.name:
            raise ValueError(f"an act of kind {act.kind} is none of {self.name}")
        try:
            return self.body.model_validate_json(json.dumps(act.body), strict=True)
        except ValidationError as error:
            raise BadAct(
                faults.BAD_BODY.at(_place(each["loc"]), problem=each["msg"])
                for each in error.errors(include_url=False)
            ) from error


def _place(steps: tuple[int | str, ...]) -> Place:
    return Place("act", field=".".join(map(str, ("body", *steps))))


class Catalogue(Mapping[str, Kind[Any, Any]]):
    """Kinds by their name. It refuses a name that stands twice."""

    def __init__(self, kinds: Iterable[Kind[Any, Any]]) -> None:
        self._kinds: dict[str, Kind[Any, Any]] = {}
        for kind in kinds:
            if kind.name in self._kinds:
                raise BadCatalogue(f"the kind {kind.name} stands twice")
            self._kinds[kind.name] = kind

    def __getitem__(self, name: str) -> Kind[Any, Any]:
        return self._kinds[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)

    def kind_of(self, act: Submission) -> Kind[Any, Any]:
        """Return the kind of an act; raise `BadAct` for one that nobody has declared."""
        try:
            return self._kinds[act.kind]
        except KeyError:
            place = Place("act", field="kind")
            raise BadAct([faults.NO_SUCH_KIND.at(place, kind=act.kind)]) from None
