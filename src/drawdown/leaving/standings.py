"""How each record of a hasty exit stands, by the id of the evidence that asks for it."""

from __future__ import annotations

from collections.abc import Mapping

from drawdown.handover.file import Standing
from drawdown.leaving.file import LOST, OPEN, ExitFile


def standings(file: ExitFile) -> Mapping[str, Standing]:
    """Return the standing of each record; they follow from acts, and nobody can submit them."""
    return {
        "exit_decision": decision(file),
        "destruction_list": destruction(file),
        "exit_log": log(file),
        "loss_notices": losses(file),
    }


def decision(file: ExitFile) -> Standing:
    """The exit is ordered, and was not called off."""
    if file.order is None:
        return Standing(met=False, reason="no hasty exit is ordered")
    return Standing(met=True, reason=file.order.reason, since=file.order.on)


def destruction(file: ExitFile) -> Standing:
    """Everything on the list came to an end that is recorded; a list may be empty."""
    if file.order is None:
        return Standing(met=False, reason="no hasty exit is ordered")
    if waiting := file.of_fate(*OPEN):
        names = " ".join(item.id for item in waiting)
        since = min(item.listed_on for item in waiting)
        return Standing(met=False, reason=f"no fate: {names}", since=since)
    return Standing(met=True, reason=f"{len(file.items)} things on the list, each with its fate")


def log(file: ExitFile) -> Standing:
    """The departure is written down."""
    if file.departure is None:
        return Standing(met=False, reason="the departure is not recorded")
    return Standing(met=True, reason="recorded", since=file.departure.on)


def losses(file: ExitFile) -> Standing:
    """The owner of everything destroyed or left was told, after the departure."""
    if file.departure is None:
        return Standing(met=False, reason="the departure is not recorded")
    if waiting := [item for item in file.of_fate(*LOST) if item.case is None]:
        names = " ".join(item.id for item in waiting)
        return Standing(met=False, reason=f"not notified: {names}", since=file.departure.on)
    return Standing(met=True, reason=f"{len(file.of_fate(*LOST))} losses, all notified")
